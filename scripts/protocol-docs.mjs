// Writes docs/protocol.md from the schemas in shared/protocol. With --check it only says whether the page is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'protocol.md');
const load = async (file) =>
  (await runnerImport(join(root, file), { configFile: false, root, logLevel: 'error' })).module;
const commands = await load('shared/protocol/commands.ts');
const wire = await load('shared/protocol/wire.ts');
const { protocolVersion } = await load('shared/protocol/version.ts');
const { grounds } = await load('shared/conference/refusals.ts');
const words = JSON.parse(readFileSync(join(root, 'client', 'words', 'en.json'), 'utf8'));
const sheet = await load('shared/protocol/sheet.ts');
const screen = await load('shared/conference/chairText.ts');
const form = await load('shared/protocol/sheetForm.ts');

/** Who sends a command, and what it asks for. A command that stands in no row stops this script. */
const meanings = {
  wish: ['waiting person', 'Names the delegation one would like, or with `null` any.'],
  seatPerson: ['facilitator', 'Admits a person to a delegation, or moves them there.'],
  seatChair: ['facilitator', 'Puts a person in the chair; the facilitator too, who then holds two seats.'],
  seatOfficer: ['facilitator', 'Lets a person share the chair’s desk, as vice-chair or secretary.'],
  setDoor: ['facilitator', 'Lets people in by themselves up to the free seats, or not.'],
  clearWaiting: ['facilitator', 'Sends away everybody who waits without a place.'],
  enterRoom: ['delegate', 'Enters a closed room.'],
  leaveRoom: ['delegate', 'Leaves it; what was known stays as it was.'],
  openSession: ['facilitator', 'Opens the session; the clock starts.'],
  pause: ['facilitator', 'Stops the clock.'],
  resume: ['facilitator', 'Lets it run on.'],
  askFloor: ['delegate', 'Asks for the floor.'],
  withdrawFloor: ['delegate', 'Leaves the list of speakers.'],
  giveFloor: ['chair', 'Gives the floor to a delegation on the list; `after` is the last statement the chair knew of.'],
  endStatement: ['speaker, chair', 'Ends the statement `turn`.'],
  setLimit: ['chair', 'Sets the length of statements to come.'],
  moreTime: ['chair', 'Gives the speaker more time.'],
  openProvision: ['chair', 'Opens a provision and asks for signals.'],
  askAgain: ['chair', 'Asks about the same words once more.'],
  signal: ['delegate', 'Supports or opposes the words that are asked about.'],
  rule: ['chair', 'Announces a ruling.'],
  askRuling: ['chair', 'Asks for objections to a ruling; silence makes it.'],
  takeBack: ['chair', 'Takes an announced ruling back.'],
  withdrawQuestion: ['chair', 'Withdraws a question to all.'],
  object: ['delegate', 'Objects.'],
  propose: ['delegate', 'Tables an amendment of the words as they stood at `revision`.'],
  proposeEdit: ['delegate', 'Tables a change of the draft as a whole: a move, a new provision, a term throughout …'],
  revise: ['delegate', 'Puts one’s own proposal in other words; whoever stood behind the old ones is asked anew.'],
  inviteSponsors: ['delegate', 'Asks other delegations to stand behind one’s own proposal.'],
  declineInvitation: ['delegate', 'Says no to that; `cosponsor` says yes.'],
  openSheet: [
    'delegate',
    'Begins a sheet on which the delegation writes together, for words of its own or to revise a proposal.',
  ],
  dropSheet: ['delegate', 'Throws a sheet of one’s own delegation away.'],
  withdrawProposal: ['delegate', 'Withdraws one’s own proposal.'],
  reserve: ['delegate', 'Puts words of an unsettled provision in brackets, with a reason.'],
  addOption: ['delegate', 'Adds another wording to a bracket, or to a blank.'],
  cosponsor: ['delegate', 'Puts the delegation’s name to an option or a proposal.'],
  withdrawSponsorship: ['delegate', 'Takes it off; what nobody stands behind falls.'],
  rewordOption: ['delegate', 'Other words in an option behind which nobody else stands.'],
  sayLineage: ['delegate', 'Says that one’s own clause is an earlier one come back.'],
  takeStance: ['delegate', 'Says that the delegation supports or opposes an option.'],
  consult: ['chair', 'Asks delegations to consult on a bracket; `by` empty: the consultations are over.'],
  preferOption: ['chair', 'Says that the chair would take this option first; guesses follow it.'],
  answerCapital: ['delegate', 'What the capital says of words agreed subject to it; a no opens the bracket again.'],
  mergeProposals: ['chair', 'Makes one proposal of several that can stand together.'],
  settle: ['chair, facilitator', 'Stops submissions on the provision that is read, or takes them again.'],
  acceptSuggestion: ['delegate', 'Accepts beforehand what is suggested for one’s own proposal, or takes that back.'],
  contestProposal: [
    'delegate',
    'Contests that a proposal of others is taken in without a discussion, or no longer does.',
  ],
  prepareWords: ['chair, facilitator', 'Keeps words for a provision on the desk, or throws them away.'],
  tableChairText: ['chair, facilitator', 'Tables what is prepared as one paper.'],
  withdrawChairText: ['chair, facilitator', 'Withdraws it.'],
  openBallot: ['chair', 'Opens a vote by cards.'],
  castCard: ['delegate', 'Lays the delegation’s card on question `index`.'],
  closeQuestion: ['chair', 'Turns the cards and counts.'],
  putNext: ['chair', 'Puts the next question of the ballot.'],
  endBallot: ['chair', 'Ends it without putting the rest.'],
  askWhole: ['chair', 'Asks whether anyone objects to the text as a whole, or to what is agreed without the rest.'],
  leaveOut: ['chair, facilitator', 'Leaves a provision out: the old text stands. Opening it undoes that.'],
  closeConference: ['facilitator', 'Ends the conference; the text is not adopted.'],
  raisePlate: ['delegate', 'Raises or lowers the plate in the lobby.'],
  dismissAutomatic: ['facilitator', 'Lets automatic seats go, all or those of one delegation.'],
  takeStep: [
    'chair, facilitator',
    'Takes the step at hand; `why` is the one that was seen, `planned` its countdown. One taken meanwhile is not doubled.',
  ],
  setBell: ['facilitator', 'Minutes to the hard end, or none.'],
  startBreak: ['chair, facilitator', 'Closes the floor for some minutes.'],
  endBreak: ['chair, facilitator', 'Opens the floor again.'],
  setAutoChair: ['chair, facilitator', 'Lets the rule set chair, or a person.'],
  setLevel: ['facilitator', 'Unlocks a level of the rule set.'],
  tapNeed: ['delegate', 'Needs a moment, or does not understand the question.'],
  summarise: ['speaker, chair, facilitator', 'A line for the record of a statement.'],
  giveVerdict: ['delegate', 'After the end: can the delegation live with the result, and why.'],
  announce: ['facilitator', 'Says something to everybody.'],
  inject: ['facilitator', 'Brings in an event of the scenario.'],
  openBriefs: ['facilitator', 'After the end: every brief becomes readable.'],
  setCall: ['facilitator', 'A call link for a room.'],
  mute: ['facilitator', 'Stops a person’s statements and proposals, or lets them on.'],
  rename: ['facilitator', 'Mends a name.'],
  removePerson: ['facilitator', 'Takes a person out.'],
  erasePerson: ['facilitator', 'Destroys a person’s name and sentences.'],
  report: ['anybody', 'Tells the facilitator that something is not in role.'],
  closeReport: ['facilitator', 'Puts a report aside.'],
};

/** Each code with its rule, and the sentences that people read. */
function refusalTable() {
  const rows = Object.entries(grounds).map(([code, { rule, instead }]) => {
    const possible = instead.map((name) => `\`${name}\`: ${words[`instead.${name}`]}`).join(' ');
    return `| \`${code}\` | ${rule} | ${plain(words[`refusal.${code}`])} | ${possible} |`;
  });
  return ['| `code` | rule | what is so | what is possible instead |', '|---|---|---|---|', ...rows].join('\n');
}

/** A message as prose: the plural's many, and an ellipsis where a value stands. */
const plain = (message) =>
  message
    .replace(/\{\w+, plural,.* other \{([^}]*)\}\}/, '$1')
    .replace('#', '…')
    .replace(/\{\w+\}/g, '…');

function commandTable() {
  const options = commands.clientCommand.options;
  const names = options.map((option) => option.entries.c.literal);
  const strange = [
    ...names.filter((name) => meanings[name] === undefined),
    ...Object.keys(meanings).filter((name) => !names.includes(name)),
  ];
  if (strange.length > 0)
    throw new Error(`scripts/protocol-docs.mjs and shared/protocol/commands.ts differ: ${strange.join(', ')}`);
  return table(
    ['`c`', 'who', 'what', 'further fields'],
    options.map((option) => {
      const [who, what] = meanings[option.entries.c.literal];
      return [`\`${option.entries.c.literal}\``, who, what, fields(option, 'c')];
    }),
  );
}

function variantTable(schema, key) {
  return table(
    [`\`${key}\``, 'further fields'],
    schema.options.map((option) => [`\`${option.entries[key].literal}\``, fields(option, key)]),
  );
}

function fields(object, but) {
  const rows = Object.entries(object.entries).filter(([name]) => name !== but);
  return rows.length === 0 ? '' : rows.map(([name, schema]) => `\`${name}\`: ${kind(schema)}`).join('; ');
}

const formTable = (schema) =>
  table(
    ['field', 'form'],
    Object.entries(schema.entries).map(([name, field]) => [`\`${name}\``, kind(field)]),
  );

function kind(schema) {
  if (isId(schema)) return '*id*';
  if (isLanguage(schema)) return '*language*';
  const limits = (schema.pipe ?? []).flatMap(limit);
  const says = [base(schema), ...limits].join(', ');
  return says.replaceAll('|', '\\|');
}

const rules = (schema) => (schema.pipe ?? []).filter((step) => step.kind === 'validation');
const isId = (schema) =>
  rules(schema).some((rule) => rule.type === 'regex' && rule.requirement.source === '^\\P{Cc}*$');
const isLanguage = (schema) => rules(schema).some((rule) => rule.type === 'regex' && rule.requirement.test('zh-Hant'));

function base(schema) {
  switch (schema.type) {
    case 'literal':
      return `\`${schema.literal}\``;
    case 'picklist':
      return schema.options.map((one) => `\`${one}\``).join(' or ');
    case 'optional':
    case 'exact_optional':
      return `${kind(schema.wrapped)}; may be left out`;
    case 'nullable':
      return `${kind(schema.wrapped)}; or null`;
    case 'array':
      return schema.item.type === 'strict_object'
        ? `list of { ${fields(schema.item)} }`
        : `list of (${kind(schema.item)})`;
    case 'strict_object':
      return `{ ${fields(schema)} }`;
    case 'record':
      return `record of { ${fields(schema.value)} }`;
    case 'variant':
      return schema.key === 'r' ? 'a ruling' : schema.key === 'on' ? 'a subject' : 'a command';
    case 'string':
      return 'text';
    case 'boolean':
    case 'number':
      return schema.type;
    default:
      throw new Error(`No words for a field of type ${schema.type}.`);
  }
}

function limit(step) {
  switch (step.type) {
    case 'min_length':
      return [`at least ${step.requirement}`];
    case 'max_length':
      return [`at most ${step.requirement}`];
    case 'min_value':
      return [`from ${step.requirement}`];
    case 'max_value':
      return [`up to ${step.requirement}`];
    case 'integer':
      return ['whole'];
    case 'regex':
      return [`\`${step.requirement.source}\``];
    default:
      return [];
  }
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}

const option = (name) => commands.clientCommand.options.find((one) => one.entries.c.literal === name);

const text = `<!-- Written by scripts/protocol-docs.mjs from shared/protocol; run it after a change there. -->
# Protocol reference

Version ${protocolVersion}. Forms are defined once, in \`shared/protocol/wire.ts\` and \`shared/protocol/commands.ts\`, and checked on receipt.
A field that is not listed is refused, and so is a message of more than ${wire.messageMax} bytes. In the tables *id* is a text of 1 to
80 characters without control characters, as the events give it, and *language* a language tag (\`en\`, \`zh-Hant\`).

## By socket

Socket.IO at \`/socket.io\`. The handshake (\`auth\`) is:

${formTable(wire.handshake)}

\`held\` names what the client has already: for each audience its membership (\`epoch\`) and the last \`cursor\`. Cursors are
opaque: they can be compared for equality and nothing else.

| from the server | what it carries |
|---|---|
| \`welcome\` | \`seat\`, \`wall\` (the server's clock, ms since 1970) and a \`frame\` that brings the client up to date |
| \`frame\` | one part, or an array of parts to be applied as one |
| \`farewell\` | why the connection ends for good: \`seatMoved\` (the seat is on another device), \`tokenUnknown\`, \`reload\` (another protocol version) |
| \`sheet\` | \`n: words\` with \`sheet\` and \`update\`, what another member wrote there, or \`n: here\` with \`sheet\` and \`here\`, the seats that have it open |
| \`draft\` | to those who watch the big screen: \`provision\`, \`text\` and \`by\`, the seat of the desk that types it, at most five times a second; \`null\` when nothing is shown any more |

A part is one of three, told apart by its fields:

| fields | meaning |
|---|---|
| \`a\`, \`after\`, \`cursor\`, \`ev\`, \`said\` | events of audience \`a\`. If \`after\` is not the cursor held, the client asks to \`resume\` |
| \`a\`, \`epoch\`, \`cursor\`, \`fresh\`, \`said\` | the audience's slice as it stands (\`null\`: blank) |
| \`a\`, \`gone\`, \`last\`?, \`said\`? | the membership \`gone\` has ended; the slice stays as it was, or as \`last\` says |

\`said\` gives the names and free speech that references (\`{ ref }\`) in events and slices stand for; \`null\` where they were erased.
\`shared/protocol/fold.ts\` applies a frame.

| from the client | what it carries | answer |
|---|---|---|
| \`act\` | \`{ id, command }\`; \`id\`: ${kind(commands.envelope.entries.id)} | \`{ ok: true }\`, or \`{ no: refusal }\` |
| \`resume\` | \`held\`, as in the handshake | parts that bring the client up to date |
| \`clock\` | nothing | the server's clock |
| \`openSheet\` | \`{ sheet, known }\`; \`known\`: the Yjs state vector of what is held | \`{ update, known, here }\`: what is missing there, the server's state vector, and the seats that have it open; or \`{ no: refusal }\` |
| \`writeSheet\` | \`{ sheet, update }\`: a Yjs update of at most ${sheet.sheetUpdateMax} bytes | \`{ ok: true }\` once it is on the disk, or \`{ no: refusal }\` |
| \`leaveSheet\` | the sheet's id | none |
| \`watchDraft\` | nothing | none; \`draft\` comes at once, and with each change until the line ends |
| \`showDraft\` | \`{ provision, text }\`, of at most ${screen.preparedMax} characters; or \`null\`: off the screen | \`{ ok: true }\`, or \`{ no: refusal }\` |

A sheet is a Yjs document of texts (${form.sheetFields.map((name) => `\`${name}\``).join(', ')}) and a map \`${form.sheetFacts}\` with \`${form.sheetRevision}\`, the revision
of the provision with which the words are compared. Only the delegation's own members open, write and get it.

What the desk shows the big screen while it types is kept nowhere. It ends when it is taken off, tabled or thrown away, when
whoever types it leaves the desk, and with that line.

What a seat was granted under an \`id\` is done once and answered alike each time: a client may send again whatever was not answered.

### Commands

${commandTable()}

Rulings, told apart by \`r\`:

${variantTable(option('rule').entries.ruling, 'r')}

\`lift\` with \`option: null\` leaves nothing of the bracket. Subjects of a ballot, told apart by \`on\`:

${variantTable(option('openBallot').entries.about, 'on')}

### Refusals

\`{ code, rule, params?, instead }\`: a stable code, the number of the rule in [procedure.md](procedure.md), values for its
sentence, and what is possible instead, never nothing. Each of \`instead\` is one of two:

| \`kind\` | further fields |
|---|---|
| \`act\` | \`command\`: a command that this seat may send now (\`shared/protocol/offers.ts\`); these come first |
| \`words\` | \`say\`: the name of a sentence, \`instead.<say>\` in the catalogue |

${refusalTable()}

## By HTTP

Bodies and answers are JSON. An answer other than 200 carries \`{ no: refusal }\`. A seat speaks for itself by
\`Authorization: Bearer <token>\`.

| request | body | answer |
|---|---|---|
| \`GET /healthz\` | | 200 when the server can serve |
| \`GET /api/scenarios\` | | list of scenarios: \`id\`, \`lang\`, \`name\`, \`blurb\`, \`about\`, \`minutes\`, \`delegations\`, \`provisions\`, \`people\`, \`groups\`, \`orders\`, \`ruleSet\` |
| \`POST /api/conferences\` | ${fields(wire.createRequest)} | \`code\`, \`seat\`, \`token\` of the facilitator |
| \`GET /api/join/:code\` | | what stands on the door: \`title\`, \`scenario\`, \`phase\`, \`delegations\` with free seats, \`address\` for links |
| \`POST /api/join/:code\` | ${fields(wire.joinRequest)} | \`seat\`, \`token\` |
| \`POST /api/seat/link\` | ${fields(wire.linkRequest)} | \`url\` that works once, and for how many \`minutes\`. \`seat\`: null for one's own; a facilitator may name any |
| \`POST /api/seat/redeem\` | ${fields(wire.redeemRequest)} | \`code\`, \`seat\`, a new \`token\`; earlier ones end |
| \`POST /api/rehearse\` | ${fields(wire.rehearseRequest)} | \`code\`, \`seat\`, \`token\` in a delegation of a private conference, all others automatic; \`facilitator\`: the console's \`seat\` and \`token\` |

With a facilitator's token:

| request | body | answer |
|---|---|---|
| \`GET /api/desk\` | | \`code\`, \`address\`; \`reached\` and \`atDoor\`: browsers that opened a page, or this door; \`lastActs\` of seats; \`wall\`; \`keepDays\` |
| \`POST /api/desk/fill\` | ${fields(wire.fillRequest)} | how many automatic \`seats\` came; \`null\`: in each delegation that nobody holds |
| \`POST /api/desk/code\` | | another \`code\`; the old one is refused |
| \`GET /api/desk/export\` | | \`events\` in order (\`number\`, \`at\`, \`audience\`, \`event\`) and \`said\`; \`whole\` once the conference is over |
| \`POST /api/desk/erase\` | ${fields(wire.eraseRequest)} | the conference with that join code is destroyed |
`;

if (!process.argv.includes('--check')) {
  writeFileSync(page, text);
} else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/protocol.md is older than shared/protocol: run node scripts/protocol-docs.mjs');
  process.exit(1);
}
