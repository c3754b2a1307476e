/** A small scenario with everything that a class needs; tests spoil single passages of it. */
export const lesson = `id: lesson
lang: en
name: Lesson
blurb: A test.
minutes: 20
about: Two delegations and two sentences.
ruleSet: first-lesson
people: { from: 2, to: 6 }
groups:
  - { id: east, name: East, line: From the east. }
delegations:
  - { code: CUB, name: Cuba, seats: 3, flag: cu, group: east, line: An island. }
  - { code: SWE, name: Sweden, seats: 3, flag: se }
rooms:
  - { id: plenary, name: Plenary }
provisions:
  - id: access
    number: '1'
    title: Access
    place: article
    instruction: MOD
    symbol: CUB/1
    sponsors: [CUB]
    text: Members [shall]/[should] not cut a line.
    oldText: Members may cut a line.
    gloss: May one cut off another?
    why: It is your line.
    level: amend
  - id: other
    number: '2'
    title: Other
    place: article
    instruction: MOD
    symbol: CUB/2
    sponsors: [CUB]
    text: Nobody waits.
    oldText: Everybody waits.
    gloss: Who waits?
proposals: []
briefs:
  CUB:
    you: You sit here.
    goals:
      - says: It binds.
        wants: [{ provision: access, chosen: shall }]
    redLine:
      says: Never long.
      wants: [{ provision: access, when: except, number: { atMost: 7 } }]
    trade: [A word]
    fallback: All stays as it is.
  SWE:
    you: You sit there.
    want: [This sentence]
    never: [No sentence]
    trade: [A thing]
    fallback: All stays as it is.
events:
  - { id: cut, headline: A cut, text: A line was cut., provision: access }
orders:
  - minutes: 20
    spare: 1
    shortest: 30
    turns: 1
    steps:
      - { step: seats, minutes: 4 }
      - { step: opening }
      - { step: provisions, minutes: 1 }
      - { step: whole, minutes: 2 }
    late:
      - { provision: other, say: Not this. }
      - { step: whole, say: No vote. }
starters:
  - { for: open, words: We … }
script:
  lobby: [Welcome.]
  seats: [Sit down.]
  opening: [Speak.]
  provision: [Read.]
  signal: [Signal.]
  amend: [Change it.]
  brackets: [Choose.]
  vote: [We vote.]
  break: [Get up.]
  event: [Listen.]
  late: [Hurry.]
  bell: [Soon.]
  whole: [All of it.]
  outcome: [This is it.]
  debrief: [Talk.]
`;
