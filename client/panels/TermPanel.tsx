import { termPlaces } from '../../shared/conference/draftEdits.ts';
import type { Provision } from '../../shared/conference/provisions.ts';
import type { Ruling } from '../../shared/conference/rulings.ts';
import { optionsOf } from '../../shared/text/measure.ts';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';
import { Switch } from '../parts/Pick.tsx';
import { labelOf, lookerOf, nameOf, plenaryOf } from '../view/who.ts';
import { lang, t } from '../words/index.ts';
import '../words/later.ts';
import { ActButton } from './ActButton.tsx';
import { seen } from './seen.ts';
import { typedInto } from './typed.ts';

type Place = ReturnType<typeof termPlaces>[number];
const nameOfPlace = (place: Place): string => place.words[0] ?? '';

interface TermChange {
  readonly term: string;
  readonly by: string;
  /** Places that stay as they are, by their first word. */
  readonly kept: readonly string[];
}

const nothing: TermChange = { term: '', by: '', kept: [] };
const useChange = typedInto<TermChange>();

/**
 * Other words for a term throughout the draft: every place with the words around it, and which of them stay as they are.
 * The desk rules it, a delegation proposes it.
 */
export function TermPanel({ provision }: { readonly provision: Provision }) {
  const { view, seat } = seen();
  const room = plenaryOf(view);
  const [{ term, by, kept }, put, sent] = useChange('', nothing);
  const change = (to: Partial<TermChange>): void => put({ term, by, kept, ...to });
  const setKept = (words: readonly string[]): void => change({ kept: words });
  const places = termPlaces(room, term);
  const changed = places.filter((one) => !kept.includes(nameOfPlace(one)));
  const except = places
    .filter((one) => kept.includes(nameOfPlace(one)))
    .map((one) => ({ provision: one.provision, word: nameOfPlace(one) }));
  const { chair } = lookerOf(view, seat);
  const id = view.public.plenary;
  const edit = { d: 'term', term, by, except } as const;
  const ruling: Ruling = { r: 'draft', provision: provision.id, edit };
  const proposed = { c: 'proposeEdit', room: id, provision: provision.id, edit, reason: '', lang: lang.value } as const;
  const keep = (place: Place, stays: boolean): void => {
    const id = nameOfPlace(place);
    setKept(stays ? [...kept, id] : kept.filter((x) => x !== id));
  };
  return (
    <div class="termpanel">
      <div class="pair">
        <Field label={t('bracket.chair.termOld')} value={term} onInput={(words) => change({ term: words })} />
        <Field label={t('bracket.chair.termNew')} value={by} onInput={(words) => change({ by: words })} />
      </div>
      {term.trim() === '' ? (
        <p class="quiet">{t('desk.term.hint')}</p>
      ) : (
        <p role="status">{t('desk.term.count', { n: changed.length, all: places.length })}</p>
      )}
      {places.length > 1 ? (
        <div class="row-acts">
          <Button look="plain" size="small" onPress={() => setKept([])}>
            {t('desk.term.all')}
          </Button>
          <Button look="plain" size="small" onPress={() => setKept(places.map(nameOfPlace))}>
            {t('desk.term.none')}
          </Button>
        </div>
      ) : null}
      {room.provisions
        .filter((p) => places.some((one) => one.provision === p.id))
        .map((p) => (
          <fieldset key={p.id}>
            <legend>
              <bdi dir="auto">{labelOf(p)}</bdi>
            </legend>
            {places
              .filter((one) => one.provision === p.id)
              .map((one) => {
                const stays = kept.includes(nameOfPlace(one));
                const holders = optionsOf(p.body).find((o) => o.id === one.option)?.sponsors ?? [];
                return (
                  <Switch key={nameOfPlace(one)} on={!stays} onChange={(now) => keep(one, !now)}>
                    <span class="treaty" lang={view.public.scenario.lang} dir="auto">
                      … {one.before} {stays || by.trim() === '' ? <b>{one.text}</b> : <del>{one.text}</del>}
                      {stays || by.trim() === '' ? null : (
                        <>
                          {' '}
                          <ins>{by.trim()}</ins>
                        </>
                      )}
                      {one.after} …
                    </span>
                    {holders.length === 0 ? null : (
                      <small class="quiet">
                        {t('desk.term.inBracket', {
                          names: holders.map((code) => nameOf(view, code)).join(t('text.comma')),
                        })}
                      </small>
                    )}
                  </Switch>
                );
              })}
          </fieldset>
        ))}
      <div class="row-acts">
        <ActButton command={chair ? { c: 'rule', room: id, ruling } : proposed} onDone={sent}>
          {t('bracket.chair.term')}
        </ActButton>
        {chair ? (
          <ActButton look="line" command={{ c: 'askRuling', room: id, ruling }} onDone={sent}>
            {t('desk.ask')}
          </ActButton>
        ) : null}
      </div>
    </div>
  );
}
