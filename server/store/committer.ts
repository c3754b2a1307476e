/** A piece of writing that waits for a transaction. `attempt` may run twice and returns what to say once it is durable. */
interface Job {
  attempt(): () => void;
  fail(error: unknown): void;
}

/** Runs everything in `work` in one durable transaction, or throws and leaves nothing of it. */
export type Transact = <T>(work: () => T) => T;

/** Joins what is asked for within one turn of the event loop into one transaction: one fsync for many. */
export interface Committer {
  /** Resolves with what `work` returned when it is durable; rejects with what it threw when nothing of it is. */
  enqueue<T>(work: () => T): Promise<T>;
  /** Writes at once what waits. */
  flush(): void;
}

/**
 * A committer over `transact`. A group that fails is tried again one by one in its order, so that one writer's
 * fault, or a text too long for what room is left, is not another's.
 */
export function committer(transact: Transact): Committer {
  let waiting: Job[] = [];
  let scheduled = false;

  function together(jobs: readonly Job[]): unknown {
    try {
      for (const settle of transact(() => jobs.map((job) => job.attempt()))) settle();
      return undefined;
    } catch (error) {
      return error ?? new Error('transaction failed');
    }
  }

  function flush(): void {
    scheduled = false;
    const jobs = waiting;
    waiting = [];
    if (jobs.length > 1 && together(jobs) === undefined) return;
    for (const job of jobs) {
      const error = together([job]);
      if (error !== undefined) job.fail(error);
    }
  }

  return {
    enqueue(work) {
      return new Promise((resolve, reject) => {
        waiting.push({
          attempt() {
            const value = work();
            return () => resolve(value);
          },
          fail: reject,
        });
        // After the poll phase: everything that arrived on the sockets in this turn joins the same commit.
        if (!scheduled) setImmediate(flush);
        scheduled = true;
      });
    },
    flush,
  };
}
