/** The smallest scenario that loads; tests spoil single passages of it. Line numbers stand in their sentences. */
export const small = `id: small
lang: en
name: Small
blurb: A test.
minutes: 10
about: Two delegations and one sentence.
ruleSet: itu
delegations:
  - { code: CUB, name: Cuba, seats: 1, flag: cu }
  - { code: SWE, name: Sweden, seats: 2, flag: se }
rooms:
  - { id: plenary, name: Plenary }
provisions:
  # The number needs quotes.
  - id: access
    number: '3.8'
    title: Access
    place: article
    instruction: ADD
    symbol: CUB/26/4
    sponsors: [CUB]
    text: >-
      Members shall not cut off
      another [at all].
    oldText: ''
    gloss: May one cut off another?
# Papers on the table from the start.
proposals:
  - provision: access
    symbol: DT/1
    headline: As the chair would have it
    from: chair
    text: 'No Member''s line [shall]/[should] be cut.'
briefs:
  CUB: &brief
    you: You sit here.
    want: [This sentence]
    never: [No sentence]
    trade: [A word]
    fallback: All stays as it is.
  SWE: *brief
`;
