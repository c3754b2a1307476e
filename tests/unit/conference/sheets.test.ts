import { describe, expect, it } from 'vitest';
import { voiceOf } from '../../../shared/conference/groups.ts';
import { stillInvited } from '../../../shared/conference/onTheTable.ts';
import { startOf } from '../../../shared/conference/sheets.ts';
import { liveText } from '../../../shared/text/print.ts';
import { propose, replacing } from '../../support/textActs.ts';
import { room, session, type Sitting } from '../../support/sitting.ts';

const sheets = (s: Sitting, code = 'NOR') => s.state.delegation[code]?.sheets ?? [];
const openOne = (s: Sitting, revises: string | null = null) =>
  s.when('NOR', { c: 'openSheet', room, provision: 'p2', revises });
const last = (s: Sitting) => {
  const found = s.room.proposals.at(-1);
  if (!found) throw new Error('nothing is proposed');
  return found;
};
const tabled = (): Sitting => {
  const s = session();
  s.given('NOR', { ...propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide')), invite: ['PER', 'NOR', 'PER'] });
  return s;
};

describe('a sheet', () => {
  it('[P1.46] is one for each thing to write, known to its delegation alone, until it is sent or thrown away', () => {
    const s = session();
    expect(openOne(s)).toEqual(['SheetOpened']);
    expect(openOne(s)).toEqual(['(sheet.already)']);
    expect(sheets(s)).toHaveLength(1);
    expect(sheets(s, 'PER')).toEqual([]);
    const sheet = sheets(s)[0]?.id ?? '';
    expect(s.when('PER', { c: 'dropSheet', sheet })).toEqual(['(sheet.unknown)']);
    const words = propose(s, 'p2', replacing(s, 'p2', 'pilot', 'guide'));
    expect(s.when('PER', { ...words, sheet })).toEqual(['(sheet.unknown)']);
    expect(s.when('NOR2', { ...words, sheet })).toEqual(['ProposalTabled', 'SheetClosed']);
    expect(s.when('NOR', { ...words, sheet })).toEqual(['(sheet.unknown)']);
    expect(sheets(s)).toEqual([]);
  });

  it('begins with the words as they stand, or with those of the proposal that it revises', () => {
    const s = tabled();
    openOne(s);
    openOne(s, last(s).id);
    const [fresh, other] = sheets(s);
    if (!fresh || !other) throw new Error('no sheets');
    const { text, revision } = startOf(s.room, fresh) ?? {};
    expect(text).toBe(s.text('p2'));
    expect(revision).toBe(s.provision('p2').revision);
    expect(startOf(s.room, other)?.text).toBe(s.text('p2').replace('pilot', 'guide'));
  });
});

describe('a proposal', () => {
  it('[P1.46] asks others to stand behind it; one who does or declines is not asked any more', () => {
    const s = tabled();
    expect(stillInvited(last(s))).toEqual(['PER']);
    const { id } = last(s);
    expect(s.when('NOR', { c: 'inviteSponsors', room, proposal: id, invite: ['FJI'] })).toEqual(['SponsorsInvited']);
    expect(s.when('FJI', { c: 'declineInvitation', room, proposal: id })).toEqual(['SponsorsInvited']);
    expect(s.when('FJI', { c: 'declineInvitation', room, proposal: id })).toEqual(['(invite.none)']);
    expect(s.when('PER', { c: 'cosponsor', room, on: { k: 'proposal', proposal: id } })).toEqual(['ProposalBacked']);
    expect(stillInvited(last(s))).toEqual([]);
    expect(last(s).sponsors).toEqual(['NOR', 'PER']);
  });

  it('[P1.46] is put in other words by its own delegation: it keeps its number, and its sponsors are asked anew', () => {
    const s = tabled();
    const { id, symbol } = last(s);
    s.given('PER', { c: 'cosponsor', room, on: { k: 'proposal', proposal: id } });
    const { amendment, revision, reason, lang } = propose(s, 'p2', replacing(s, 'p2', 'pilot', 'mate'));
    const revise = { c: 'revise', room, proposal: id, amendment, revision, reason, lang } as const;
    expect(s.when('PER', revise)).toEqual(['(proposal.notYours)']);
    expect(s.when('NOR2', revise)).toEqual(['ProposalRevised']);
    expect(last(s).symbol).toBe(symbol);
    expect(last(s).sponsors).toEqual(['NOR']);
    expect(stillInvited(last(s))).toEqual(['PER']);
    expect(JSON.stringify(last(s).content)).toContain('mate');
    expect(liveText(s.provision('p2').body)).not.toContain('mate');
  });

  it('[P3.8] bears the name of a group when its coordinator puts it there, and only as long as it stands behind it', () => {
    const s = tabled();
    const { id } = last(s);
    const inName = { c: 'cosponsor', room, on: { k: 'proposal', proposal: id, group: true } } as const;
    expect(voiceOf(s.state.public, 'KEN')?.id).toBe('coast');
    expect(s.when('NOR', inName)).toEqual(['(group.coordinator)']);
    expect(s.when('KEN', inName)).toEqual(['ProposalBacked']);
    expect(last(s)).toMatchObject({ sponsors: ['NOR', 'KEN'], groups: ['coast'] });
    expect(s.when('KEN', inName)).toEqual(['(text.same)']);
    s.given('PER', { c: 'cosponsor', room, on: { k: 'proposal', proposal: id } });
    expect(last(s).groups).toEqual(['coast']);
    s.given('KEN', { c: 'withdrawSponsorship', room, on: { k: 'proposal', proposal: id } });
    expect(last(s)).toMatchObject({ sponsors: ['NOR', 'PER'], groups: [] });
    // Put in other words, it asks the group anew; the coordinator's own bears its name from the start.
    s.given('KEN', inName);
    const { provision, c: _c, ...worded } = propose(s, 'p2', replacing(s, 'p2', 'pilot', 'helmsman'));
    s.given('NOR', { c: 'revise', proposal: id, ...worded });
    expect(last(s)).toMatchObject({ sponsors: ['NOR'], groups: [] });
    expect(stillInvited(last(s))).toContain('KEN');
    const own = { ...propose(s, provision, replacing(s, provision, 'pilot', 'guide')), group: true } as const;
    expect(s.when('NOR', own)).toEqual(['(group.coordinator)']);
    s.given('KEN', own);
    expect(last(s)).toMatchObject({ from: 'KEN', groups: ['coast'] });
  });
});
