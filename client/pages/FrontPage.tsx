import { useRef, useState } from 'preact/hooks';
import { forgetSeat, keptSeats, type KeptSeat, storeOf } from '../net/seats.ts';
import { navigate } from '../net/route.ts';
import { LanguageSwitch } from '../panels/LanguageSwitch.tsx';
import { Button, SubmitButton } from '../parts/Button.tsx';
import { Brand } from '../parts/Mark.tsx';
import { Note } from '../parts/Note.tsx';
import { t } from '../words/index.ts';
import { enterSeat, seatWords } from './enterSeat.ts';
import { Rehearse } from './Rehearse.tsx';
import { useTitle } from './useTitle.ts';
import '../words/later.ts';
import '../styles/front.css';

const length = 6;

/** A code as typed or pasted, a whole join link too: capitals and digits, at most six. */
export function cleanCode(typed: string): string {
  const link = /\/j\/([^/?#\s]+)/.exec(typed)?.[1];
  return (link ?? typed)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, length);
}

/** Six letters in, a seat out. */
export function FrontPage() {
  useTitle('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const missing = length - code.length;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (missing === 0) navigate(`/j/${code}`);
    else {
      setAsked(true);
      input.current?.focus();
    }
  };
  return (
    <div class="front">
      <header class="room front-top">
        <Brand />
        <h1 class="motto" tabIndex={-1}>
          <Motto />
        </h1>
      </header>
      <main class="sheet front-main">
        <form onSubmit={submit} noValidate>
          <CodeField code={code} input={input} onCode={setCode} />
          {asked && missing > 0 ? <Note what={t('front.incomplete', { n: missing })} /> : null}
          <SubmitButton size="big" class="wide">
            {t('front.take')}
          </SubmitButton>
        </form>
        <p class="front-links">
          <a
            href="/new"
            onClick={(event) => {
              event.preventDefault();
              navigate('/new');
            }}
          >
            {t('front.host')}
          </a>
        </p>
        <p class="quiet small">{t('front.help')}</p>
        <Rehearse />
        <LanguageSwitch />
        <LastSeats />
      </main>
    </div>
  );
}

interface CodeProps {
  readonly code: string;
  readonly input: { readonly current: HTMLInputElement | null };
  readonly onCode: (code: string) => void;
}

/** One real field over six drawn places. */
function CodeField({ code, input, onCode }: CodeProps) {
  return (
    <div class="code-field">
      <label for="code" class="label">
        {t('front.code')}
      </label>
      <div class="code-cells">
        <input
          id="code"
          ref={input}
          class={code.length === length ? 'full' : ''}
          value={code}
          dir="ltr"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          enterkeyhint="go"
          aria-describedby="code-hint"
          onInput={(event) => {
            const cleaned = cleanCode(event.currentTarget.value);
            event.currentTarget.value = cleaned;
            onCode(cleaned);
          }}
        />
        <span class="cells" aria-hidden="true" dir="ltr">
          {Array.from({ length }, (_, index) => (
            <u key={index} class={index < code.length ? 'has' : index === code.length ? 'next' : ''}>
              {code[index] ?? ''}
            </u>
          ))}
        </span>
      </div>
      <span class="unseen" id="code-hint">
        {t('front.codeHint')}
      </span>
    </div>
  );
}

/** The motto is a catalogue message in the notation of the text: brackets are drawn, slashes are red. */
function Motto() {
  const parts = t('front.motto').split(/(\[[^\]]*\]|\/)/);
  return (
    <>
      {parts.map((part, index) => {
        if (part === '/')
          return (
            <span class="motto-slash" key={index}>
              /<wbr />
            </span>
          );
        if (!part.startsWith('[')) return part;
        return (
          <span class="motto-bracket" key={index}>
            <i>[</i>
            {part.slice(1, -1)}
            <i>]</i>
          </span>
        );
      })}
    </>
  );
}

function LastSeats() {
  const store = storeOf('localStorage');
  const [seats, setSeats] = useState<readonly KeptSeat[]>(() => keptSeats(store));
  if (seats.length === 0) return null;
  return (
    <section class="last-seats">
      <h2>{t('front.seats')}</h2>
      <ul>
        {seats.map((seat) => (
          <li class="todo" key={`${seat.code}/${seat.seat}`}>
            <span class="grow">
              <b>{seatWords(seat)}</b>
              <small>{seat.title === '' ? seat.code : t('front.seatOf', { title: seat.title, code: seat.code })}</small>
            </span>
            <Button look="line" size="small" onPress={() => enterSeat(seat)}>
              {t('front.return')}
            </Button>
            <Button
              look="plain"
              size="small"
              label={t('front.forgetName', { seat: seatWords(seat) })}
              onPress={() => {
                forgetSeat(store, seat);
                setSeats(keptSeats(store));
              }}
            >
              {t('front.forget')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
