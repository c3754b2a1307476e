import type { HumanText } from '../kit/human.ts';
import type { DelegationCode, RoomId } from '../kit/ids.ts';
import type { OutcomeKind } from './adoption.ts';
import { layBrackets } from './brackets.ts';
import type { Forces } from '../text/force.ts';
import { parseBracketed } from '../text/parse.ts';
import type { Brief, DelegationInfo, RoomInfo, Scenario } from '../scenario/scenario.ts';
import type { RuleSet } from '../rules/ruleSet.ts';
import { levelsOf } from '../rules/levels.ts';
import type { Group, Starter } from '../scenario/lesson.ts';
import type { Concern, Evolvers, Slices, Tx } from './kinds.ts';
import type { Proposal } from './onTheTable.ts';
import type { Provision } from './provisions.ts';
import { checkName, checkTitle, first, systemOnly } from './checks.ts';
import type { DelegationPublic } from './delegations.ts';
import { seatFacilitator } from './doors.ts';

/** The first commit of a conference: scenario and rule set are copied into it, so the file no longer matters. */

export type Phase =
  | { readonly p: 'lobby' }
  | { readonly p: 'session' }
  | { readonly p: 'closed'; readonly outcome: OutcomeKind };

export interface OpeningPublic {
  readonly title: HumanText;
  readonly scenario: ScenarioFacts;
  readonly ruleSet: RuleSet;
  readonly phase: Phase;
  readonly plenary: RoomId;
  readonly rooms: Readonly<Record<RoomId, RoomInfo>>;
  /** Delegations in seating order. */
  readonly order: readonly DelegationCode[];
  readonly delegations: Readonly<Record<DelegationCode, DelegationPublic>>;
}

export interface OpeningDelegation {
  readonly brief: Brief | null;
}

export type OpeningPublicEvent = {
  readonly t: 'ConferenceCreated';
  readonly title: HumanText;
  readonly scenario: ScenarioFacts;
  readonly ruleSet: RuleSet;
  readonly delegations: readonly DelegationInfo[];
  readonly rooms: readonly RoomInfo[];
};
export type OpeningRoomEvent = {
  readonly t: 'DraftLaid';
  readonly limitSeconds: number;
  readonly provisions: readonly Provision[];
  readonly proposals: readonly Proposal[];
};
export type OpeningDelegationEvent = { readonly t: 'BriefDealt'; readonly brief: Brief };

/** What everybody may know of the scenario. */
export interface ScenarioFacts {
  readonly id: string;
  readonly lang: string;
  readonly name: string;
  readonly about: string;
  readonly minutes: number;
  /** Beginnings of sentences for those who speak. */
  readonly starters: readonly Starter[];
  readonly groups: readonly Group[];
  /** What the places of this treaty give to a clause, where it is not the usual. */
  readonly forces: Partial<Forces>;
}

export type OpeningCommand = {
  readonly c: 'create';
  readonly title: HumanText;
  readonly facilitator: HumanText;
  readonly scenario: Scenario;
  /** Minutes from the opening of the session to the bell; none when nothing presses. */
  readonly minutes: number | null;
  readonly autoChair: boolean;
};

export const openingBlank = {
  public: {
    title: { lang: 'en', text: '' },
    scenario: { id: '', lang: 'en', name: '', about: '', minutes: 0, starters: [], groups: [], forces: {} },
    ruleSet: {
      id: '',
      speakingSeconds: 120,
      atTimeUp: 'ends',
      takeBackSeconds: 10,
      objectionSeconds: 20,
      presentWithoutLineSeconds: 60,
      majority: 'simple',
      abstentionsPostpone: true,
      quorum: true,
    },
    phase: { p: 'lobby' },
    plenary: '',
    rooms: {},
    order: [],
    delegations: {},
  } satisfies OpeningPublic,
  delegation: { brief: null } satisfies OpeningDelegation,
};

export const openingPublic: Evolvers<Slices['public'], OpeningPublicEvent> = {
  ConferenceCreated: (s, e) => ({
    ...s,
    title: e.title,
    scenario: e.scenario,
    ruleSet: e.ruleSet,
    plenary: e.rooms[0]?.id ?? '',
    rooms: Object.fromEntries(e.rooms.map((r) => [r.id, r])),
    order: e.delegations.map((d) => d.code),
    delegations: Object.fromEntries(
      e.delegations.map((info) => [
        info.code,
        { info, taken: 0, automatic: 0, accredited: false, plateUp: false, presence: { p: 'empty' as const } },
      ]),
    ),
  }),
};

export const openingRoom: Evolvers<Slices['room'], OpeningRoomEvent> = {
  DraftLaid: (s, e) => ({
    ...s,
    floor: { ...s.floor, limitSeconds: e.limitSeconds },
    provisions: e.provisions,
    proposals: e.proposals,
  }),
};

export const openingDelegation: Evolvers<Slices['delegation'], OpeningDelegationEvent> = {
  BriefDealt: (s, e) => ({ ...s, brief: e.brief }),
};

export const opening: Concern<OpeningCommand> = {
  handlers: {
    create: {
      may: (own, me, c) =>
        first(
          systemOnly(me),
          own.public.plenary === '' ? undefined : { code: 'phase.created' },
          checkTitle(c.title.text),
          checkName(c.facilitator.text),
        ),
      conclude(tx, _me, c) {
        const { scenario } = c;
        tx.emit({
          to: 'public',
          e: {
            t: 'ConferenceCreated',
            title: c.title,
            scenario: {
              id: scenario.id,
              lang: scenario.lang,
              name: scenario.name,
              about: scenario.about,
              minutes: scenario.minutes,
              starters: scenario.starters ?? [],
              groups: scenario.groups ?? [],
              forces: scenario.forces ?? {},
            },
            ruleSet: scenario.ruleSet,
            delegations: scenario.delegations,
            rooms: scenario.rooms,
          },
        });
        for (const room of scenario.rooms) {
          layDraft(tx, room.id, room.parent === null ? scenario : undefined, scenario);
          layBrackets(tx, room.id);
        }
        for (const { code } of scenario.delegations) dealBrief(tx, code, scenario.briefs[code]);
        seatFacilitator(tx, c.facilitator);
        layLesson(tx, c);
      },
    },
  },
};

/** What only facilitators know beforehand, and how the class begins. */
function layLesson(tx: Tx, c: OpeningCommand): void {
  const { scenario } = c;
  const human = (text: string): HumanText => ({ lang: scenario.lang, text });
  tx.emit({
    to: 'console',
    e: {
      t: 'LessonLaid',
      injects: (scenario.events ?? []).map((x) => ({ id: x.id, title: human(x.headline), text: human(x.text) })),
      script: scenario.script ?? null,
      orders: scenario.orders ?? [],
    },
  });
  const lowest = levelsOf(scenario.ruleSet)[0];
  if (lowest) tx.emit({ to: 'public', e: { t: 'LevelSet', level: lowest.id } });
  if (c.minutes !== null) tx.emit({ to: 'public', e: { t: 'BellSet', bell: { b: 'planned', minutes: c.minutes } } });
  const plenary = tx.state.public.plenary;
  if (c.autoChair) tx.emit({ to: `room:${plenary}`, e: { t: 'AutoChairSet', on: true } });
}

function dealBrief(tx: Tx, delegation: DelegationCode, brief: Brief | undefined): void {
  if (brief) tx.emit({ to: `delegation:${delegation}`, e: { t: 'BriefDealt', brief } });
}

function layDraft(tx: Tx, room: RoomId, draft: Scenario | undefined, scenario: Scenario): void {
  const known = new Set(scenario.delegations.map((d) => d.code));
  const provisions = (draft?.provisions ?? []).map((p): Provision => {
    const parsed = parseBracketed(p.text, known, tx.id());
    const { text: _text, ...facts } = p;
    return {
      ...facts,
      body: parsed.ok ? parsed.body : [],
      revision: 1,
      earlier: null,
      stood: [],
      discussed: 0,
      from: [],
      status: 'untouched',
      settled: null,
      postponed: [],
    };
  });
  const proposals = (draft?.proposals ?? []).map((p): Proposal => {
    const parsed = parseBracketed(p.text, known, tx.id());
    return {
      id: tx.id(),
      symbol: p.symbol,
      provision: p.provision,
      from: p.from,
      headline: p.headline,
      content: { k: 'replace', body: parsed.ok ? parsed.body : [] },
      revision: 1,
      base: null,
      sponsors: p.from === 'chair' ? [] : [p.from],
      standing: null,
      state: 'pending',
      reason: null,
    };
  });
  tx.emit({
    to: `room:${room}`,
    e: { t: 'DraftLaid', limitSeconds: scenario.ruleSet.speakingSeconds, provisions, proposals },
  });
}
