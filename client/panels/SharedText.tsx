import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SharedField } from '../net/sheet.ts';
import { caretAfter, editBetween } from '../view/typing.ts';

interface SharedTextProps {
  readonly id: string;
  readonly field: SharedField;
  /** More than one: a field of several lines. */
  readonly rows?: number;
  readonly max: number;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  readonly describedBy?: string;
  readonly onUndo: (again: boolean) => void;
  /** Told while letters are composed of several keys. */
  readonly onCompose: (on: boolean) => void;
  readonly autofocus?: boolean;
}

/**
 * A plain text field that several people write in. What is typed becomes one small edit; what others type moves the
 * words around the caret, and the caret stays with its words.
 */
export function SharedText(props: SharedTextProps) {
  const { field, onUndo, onCompose } = props;
  const box = useRef<HTMLTextAreaElement>(null);

  useLayoutEffect(() => {
    const mine = box.current;
    if (!mine) return undefined;
    mine.value = field.value.peek();
    return field.follow((change) => {
      const [from, to] = [mine.selectionStart, mine.selectionEnd].map((at) => caretAfter(at, change));
      const { scrollTop } = mine;
      mine.value = field.value.peek();
      if (document.activeElement === mine) mine.setSelectionRange(from ?? 0, to ?? 0, mine.selectionDirection);
      mine.scrollTop = scrollTop;
    });
  }, [field]);

  useEffect(() => {
    const mine = box.current;
    if (!mine || !props.autofocus) return;
    mine.focus();
    mine.setSelectionRange(mine.value.length, mine.value.length);
  }, []);

  const typed = (): void => {
    const mine = box.current;
    if (!mine) return;
    const { at, cut, put } = editBetween(field.value.peek(), mine.value, mine.selectionEnd);
    if (cut > 0 || put !== '') field.edit(at, cut, put);
  };
  const keyed = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    onUndo(key === 'y' || event.shiftKey);
  };
  const single = (props.rows ?? 1) === 1;
  return (
    <textarea
      ref={box}
      id={props.id}
      class="input"
      rows={props.rows ?? 1}
      maxLength={props.max}
      autocomplete="off"
      {...(props.lang === undefined ? {} : { lang: props.lang })}
      dir={props.dir ?? 'auto'}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
      onInput={typed}
      onKeyDown={(event) => {
        if (single && event.key === 'Enter' && !event.isComposing) event.preventDefault();
        keyed(event);
      }}
      onCompositionStart={() => onCompose(true)}
      onCompositionEnd={() => {
        typed();
        onCompose(false);
      }}
    />
  );
}
