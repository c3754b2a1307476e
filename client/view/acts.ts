import type { BallotAbout } from '../../shared/conference/ballots.ts';
import { dropList, wholeObjection } from '../../shared/conference/adoption.ts';
import { may } from '../../shared/conference/conference.ts';
import type { Refusal, View } from '../../shared/conference/kinds.ts';
import { stepAtHand } from '../../shared/conference/nextStep.ts';
import { canBracket, pendingProposals } from '../../shared/conference/onTheTable.ts';
import { responseTo, suggestRuling } from '../../shared/conference/response.ts';
import { afterPending, type Ruling } from '../../shared/conference/rulings.ts';
import { isAhead, isSettled } from '../../shared/conference/provisions.ts';
import { levelsOf } from '../../shared/rules/levels.ts';
import type { ClientCommand } from '../../shared/protocol/commands.ts';
import { openChoices } from '../../shared/text/measure.ts';
import { printBracketed } from '../../shared/text/print.ts';
import { excerpt } from './pieces.ts';
import type { Sentence } from './say.ts';
import { stepWords, takeStep } from './steps.ts';
import { labelOf, plenaryOf, provisionIn } from './who.ts';

/** What can be done, asked of the same rules as the server: a button that is not possible says why. */

export interface Act {
  readonly command: ClientCommand;
  readonly refusal: Refusal | undefined;
}

/** A command with the answer of the rules. */
export const actOf = (view: View, seat: string, command: ClientCommand): Act => ({
  command,
  refusal: may(view, seat, command),
});

/** The chair's one big button: what the secretariat suggests. */
export interface MainAct extends Act {
  readonly label: Sentence;
  readonly why: Sentence;
}

const ruleCommand = (room: string, ruling: Ruling): ClientCommand => ({ c: 'rule', room, ruling });

/**
 * What the chair could do next, with the reason. In a lesson, and while the automatic chair helps, it is the step that
 * everybody sees counted down; else it follows the response of the room and the state of the draft.
 */
export function mainAct(view: View, seat: string): MainAct | null {
  const room = view.public.plenary;
  const step = stepAtHand(view, room);
  const lesson = levelsOf(view.public.ruleSet).length > 0 || plenaryOf(view).auto.on;
  if (lesson && step) {
    return { ...actOf(view, seat, takeStep(view, step.why)), ...stepWords(view, step.why, step.command) };
  }
  const main = suggestedAct(view, seat);
  // What the class has not learned yet is not suggested either.
  return main?.refusal?.code === 'level.locked' ? null : main;
}

function suggestedAct(view: View, seat: string): MainAct | null {
  const s = plenaryOf(view);
  const room = view.public.plenary;
  const act = (command: ClientCommand, label: Sentence, why: Sentence): MainAct => ({
    ...actOf(view, seat, command),
    label,
    why,
  });
  if (s.ballot) {
    const { id, current, questions, state, cast, entitled } = s.ballot;
    if (state === 'open')
      return act(
        { c: 'closeQuestion', room, ballot: id, index: current },
        { key: 'chair.main.closeVote' },
        { key: 'chair.why.closeVote', args: { missing: entitled.length - cast.length } },
      );
    return current + 1 < questions.length
      ? act({ c: 'putNext', room, ballot: id }, { key: 'chair.main.putNext' }, { key: 'chair.why.putNext' })
      : act({ c: 'endBallot', room, ballot: id }, { key: 'chair.main.endVote' }, { key: 'chair.why.endVote' });
  }
  if (s.question) return null;
  const after = afterPending(s);
  const p = after.provisions.find((x) => x.id === s.reading?.provision);
  // What is in brackets already, with every rival wording beside it, gains nothing from another such ruling.
  const bracketed = p?.status === 'bracketed' && !pendingProposals(after, p.id).some((x) => canBracket(after, x));
  if (s.reading && p && !isSettled(p) && !bracketed) return rulingAct(view, act);
  const untouched = after.provisions.find((x) => x.status === 'untouched');
  if (p && bracketed && !untouched) return voteOnBracket(view, seat, act);
  const next = untouched ?? after.provisions.find(isAhead);
  if (next)
    return act(
      { c: 'openProvision', room, provision: next.id },
      { key: 'chair.main.open', args: { about: labelOf(next) } },
      { key: 'chair.why.open', args: { left: after.provisions.filter(isAhead).length } },
    );
  if (wholeObjection(after) !== undefined)
    return act(
      { c: 'openBallot', room, about: { on: 'whole' } },
      { key: 'step.voteWhole' },
      { key: 'step.voteWhole.why' },
    );
  return act({ c: 'askWhole', room, dropRest: false }, { key: 'chair.main.askWhole' }, { key: 'chair.why.askWhole' });
}

/** Every provision was read and this one is still in brackets: its first bracket goes to the vote. P2.11 */
function voteOnBracket(
  view: View,
  seat: string,
  act: (c: ClientCommand, label: Sentence, why: Sentence) => MainAct,
): MainAct | null {
  const first = voteActs(view, seat).find((x) => x.command.c === 'openBallot' && x.command.about.on === 'choice');
  const put = first ?? voteActs(view, seat)[0];
  return put ? act(put.command, put.label, { key: 'chair.why.vote' }) : null;
}

function rulingAct(view: View, act: (c: ClientCommand, label: Sentence, why: Sentence) => MainAct): MainAct | null {
  const room = view.public.plenary;
  const { reading } = plenaryOf(view);
  const p = provisionIn(view, reading?.provision);
  if (!reading || !p) return null;
  const suggestion = suggestRuling(view, room);
  const args = { number: p.number };
  const again = { c: 'askAgain', room, question: reading.question } as const;
  switch (suggestion.s) {
    case 'askAgain': {
      const { support, oppose } = responseTo(view, room);
      const given = support.length + oppose.length;
      return act(again, { key: 'chair.main.askAgain', args }, { key: 'chair.why.fewHeard', args: { given } });
    }
    case 'rule':
      return act(
        ruleCommand(room, { r: suggestion.r, provision: p.id }),
        { key: `chair.main.${suggestion.r}`, args },
        { key: `chair.why.${suggestion.why}` },
      );
    case 'none':
      return null;
  }
}

/** A way of settling something, named by what comes of it. */
export interface NamedAct extends Act {
  readonly label: Sentence;
}

/** Ways to lift each open bracket of the provision that is read: by keeping one option, or none. */
export function liftActs(view: View, seat: string): readonly (NamedAct & { readonly choice: string })[] {
  const room = view.public.plenary;
  const s = afterPending(plenaryOf(view));
  const p = s.provisions.find((x) => x.id === s.reading?.provision);
  if (!p) return [];
  return openChoices(p.body).flatMap((choice) => {
    const lift = (option: string | null, label: Sentence): NamedAct & { readonly choice: string } => ({
      ...actOf(view, seat, ruleCommand(room, { r: 'lift', provision: p.id, choice: choice.id, option })),
      label,
      choice: choice.id,
    });
    const wordsIn = choice.options.map((o) => excerpt(printBracketed(o.body, { sponsors: false })));
    const kept = choice.options.map((o, n) => {
      const words = wordsIn[n] ?? '';
      return lift(o.id, words === '' ? { key: 'chair.lift.nothing' } : { key: 'chair.lift.keep', args: { words } });
    });
    // Named by its words: a provision may have several brackets that can be dropped.
    const drop = lift(null, { key: 'chair.lift.drop', args: { words: wordsIn.join(' / ') } });
    return choice.options.length === 1 || choice.kind === 'blank' ? [...kept, drop] : kept;
  });
}

/** What can be put to the vote on the provision that is read. */
export function voteActs(view: View, seat: string): readonly NamedAct[] {
  const room = view.public.plenary;
  const s = afterPending(plenaryOf(view));
  const p = s.provisions.find((x) => x.id === s.reading?.provision);
  const put = (about: BallotAbout, label: Sentence): NamedAct => ({
    ...actOf(view, seat, { c: 'openBallot', room, about }),
    label,
  });
  const whole = put({ on: 'whole' }, { key: 'chair.vote.whole', args: { drop: dropList(s).length } });
  if (!p || isSettled(p)) return [whole];
  const choices = openChoices(p.body).filter((c) => c.options.length > 0);
  return [
    put({ on: 'provision', provision: p.id }, { key: 'chair.vote.provision', args: { number: p.number } }),
    ...choices.flatMap((c) => {
      const words = excerpt(c.options.map((o) => printBracketed(o.body, { sponsors: false })).join(' / '));
      const about = { provision: p.id, choice: c.id };
      return [
        put({ on: 'choice', ...about }, { key: 'chair.vote.choice', args: { words } }),
        put({ on: 'delete', ...about }, { key: 'chair.vote.deleteChoice', args: { words } }),
      ];
    }),
    put({ on: 'delete', provision: p.id, choice: null }, { key: 'chair.vote.delete', args: { number: p.number } }),
    whole,
  ];
}

/** Adopting what is agreed: what would stand, and what would drop. P1.67 */
export interface AdoptRest extends Act {
  readonly stands: readonly string[];
  readonly drops: readonly string[];
}

export function adoptRest(view: View, seat: string): AdoptRest {
  const s = afterPending(plenaryOf(view));
  const drop = dropList(s);
  return {
    ...actOf(view, seat, { c: 'askWhole', room: view.public.plenary, dropRest: true }),
    stands: s.provisions.filter((p) => p.status === 'agreed').map(labelOf),
    drops: s.provisions.filter((p) => drop.includes(p.id)).map(labelOf),
  };
}
