import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../words/index.ts';
import { Button } from './Button.tsx';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  /** Buttons before the one that closes. */
  readonly acts?: ComponentChildren;
  readonly closeWord?: string;
}

/** A sheet over the page, by the browser's own dialog: focus stays inside, Escape closes, focus goes back. */
export function Dialog({ title, onClose, children, acts, closeWord }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = place.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={place} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div class="acts">
        {acts}
        <Button look="line" onPress={() => place.current?.close()}>
          {closeWord ?? t('app.close')}
        </Button>
      </div>
    </dialog>
  );
}
