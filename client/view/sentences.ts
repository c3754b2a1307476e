import { wholeObjection } from '../../shared/conference/adoption.ts';
import { isAhead } from '../../shared/conference/provisions.ts';
import type { View } from '../../shared/conference/kinds.ts';
import { unlocked } from '../../shared/conference/levels.ts';
import { levelsOf } from '../../shared/rules/levels.ts';
import type { Sentence } from './say.ts';
import { type Looker, labelOf, lookerOf, nameOf, plenaryOf, provisionIn } from './who.ts';

/** What is happening now, and what you can do about it: one sentence each. */

export interface NowAndDo {
  readonly now: Sentence;
  readonly todo: Sentence;
}

/** @param seat who reads it; the second sentence depends on it */
export function nowAndDo(view: View, seat: string): NowAndDo {
  const me = lookerOf(view, seat);
  return whenHeld(view, me) ?? onBallot(view, me) ?? onQuestion(view, me) ?? onFloor(view, me) ?? onReading(view, me);
}

const watch: Sentence = { key: 'room.do.watch' };

function whenHeld(view: View, me: Looker): NowAndDo | undefined {
  const { clock, phase } = view.public;
  if (phase.p === 'closed') return { now: { key: 'room.now.closed' }, todo: { key: 'room.do.closed' } };
  if (phase.p === 'session' && clock.c === 'held')
    return { now: { key: 'room.now.paused' }, todo: { key: me.facilitator ? 'room.do.resume' : 'room.do.paused' } };
  if (plenaryOf(view).pause) return { now: { key: 'room.now.break' }, todo: { key: 'room.do.break' } };
  return undefined;
}

function onBallot(view: View, me: Looker): NowAndDo | undefined {
  const { ballot } = plenaryOf(view);
  if (!ballot) return undefined;
  const about = ballot.about.on === 'whole' ? '' : labelOf(provisionIn(view, ballot.about.provision));
  const all = ballot.entitled.length;
  const cast = ballot.cast.length;
  if (ballot.state === 'between') {
    const left = ballot.questions.length - ballot.current - 1;
    return {
      now: { key: 'room.now.between', args: { about, left } },
      todo: { key: me.chair ? 'room.do.putNext' : 'room.do.between' },
    };
  }
  const now: Sentence = about === '' ? { key: 'room.now.voteWhole' } : { key: 'room.now.vote', args: { about } };
  if (me.chair) return { now, todo: { key: 'room.do.closeVote', args: { cast, all } } };
  if (me.delegation === null || !ballot.entitled.includes(me.delegation)) return { now, todo: watch };
  return {
    now,
    todo: ballot.cast.includes(me.delegation) ? { key: 'room.do.cast', args: { cast, all } } : { key: 'room.do.vote' },
  };
}

function onQuestion(view: View, me: Looker): NowAndDo | undefined {
  const { question } = plenaryOf(view);
  if (!question) return undefined;
  const now: Sentence =
    question.about.q === 'whole'
      ? { key: 'room.now.askWhole' }
      : {
          key: question.about.q === 'rule' ? 'room.now.askRule' : 'room.now.askRemove',
          args: { about: labelOf(provisionIn(view, question.about.provision)) },
        };
  if (me.chair) return { now, todo: { key: 'room.do.waitAnswer' } };
  return { now, todo: me.delegation === null ? watch : { key: 'room.do.object' } };
}

function onFloor(view: View, me: Looker): NowAndDo | undefined {
  const { floor, reading } = plenaryOf(view);
  if (!floor.speaking) return undefined;
  const about = labelOf(provisionIn(view, reading?.provision));
  const name = nameOf(view, floor.speaking.delegation);
  if (floor.speaking.delegation === me.delegation)
    return {
      now: about === '' ? { key: 'room.now.yours' } : { key: 'room.now.yoursOn', args: { about } },
      todo: { key: 'room.do.speak' },
    };
  const now: Sentence =
    about === '' ? { key: 'room.now.speaks', args: { name } } : { key: 'room.now.speaksOn', args: { name, about } };
  if (me.chair && !floor.speaking.overtime) return { now, todo: { key: 'room.do.letFinish' } };
  return { now, todo: onReading(view, me).todo };
}

function onReading(view: View, me: Looker): NowAndDo {
  const room = plenaryOf(view);
  const { reading } = room;
  const p = provisionIn(view, reading?.provision);
  if (!reading || !p) return betweenProvisions(view, me);
  const now: Sentence = { key: 'room.now.reading', args: { about: labelOf(p) } };
  if (me.chair) return { now, todo: { key: room.floor.list.length > 0 ? 'room.do.giveFloor' : 'room.do.rule' } };
  if (me.delegation === null) return { now, todo: watch };
  const given = reading.signals[me.delegation];
  if (given === 'support') return { now, todo: { key: 'room.do.supported' } };
  if (given === 'oppose') return { now, todo: { key: 'room.do.opposed' } };
  return { now, todo: { key: unlocked(view.public, 'propose') ? 'room.do.signal' : 'room.do.signalOnly' } };
}

function betweenProvisions(view: View, me: Looker): NowAndDo {
  const room = plenaryOf(view);
  const lesson = levelsOf(view.public.ruleSet).length > 0;
  if (lesson && !me.chair && room.provisions.every((p) => p.status === 'untouched'))
    return { now: { key: 'room.now.begins' }, todo: me.delegation === null ? watch : { key: 'room.do.begins' } };
  // In a lesson the teacher's button does what a chair would.
  if (room.chair === null && !room.auto.on && !lesson)
    return { now: { key: 'room.now.noChair' }, todo: { key: 'room.do.noChair' } };
  const objector = wholeObjection(room);
  if (objector !== undefined)
    return {
      now: { key: 'room.now.wholeObjected', args: { name: nameOf(view, objector) } },
      todo: { key: me.chair ? 'room.do.voteWhole' : 'room.do.wholeObjected' },
    };
  const open = room.provisions.filter(isAhead).length;
  if (open === 0)
    return { now: { key: 'room.now.allSettled' }, todo: { key: me.chair ? 'room.do.askWhole' : 'room.do.allSettled' } };
  const now: Sentence = { key: 'room.now.nothingOpen', args: { open } };
  if (me.chair) return { now, todo: { key: 'room.do.openProvision' } };
  return { now, todo: me.delegation === null ? watch : { key: 'room.do.read' } };
}
