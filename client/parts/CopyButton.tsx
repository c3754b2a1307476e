import { useRef, useState } from 'preact/hooks';
import { t } from '../words/index.ts';
import { Button, type ButtonLook } from './Button.tsx';

interface CopyProps {
  readonly text: string;
  readonly look?: ButtonLook;
  readonly label?: string;
}

/**
 * A link in full and the button that copies it. On plain http browsers give no clipboard: then the older way is
 * tried, and when that is refused too the text is selected, so that the device's own copy takes it.
 */
export function CopyLink({ text, look = 'line', label }: CopyProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const [done, setDone] = useState<'copied' | 'selected' | null>(null);
  const copy = async (): Promise<void> => {
    if (await toClipboard(text)) {
      setDone('copied');
      return;
    }
    const selected = place.current !== null && select(place.current);
    setDone(selected && document.execCommand('copy') ? 'copied' : 'selected');
  };
  return (
    <div class="copy">
      <p class="link-text" ref={place} dir="ltr">
        {text}
      </p>
      <Button look={look} size="small" class="wide" onPress={copy}>
        {label ?? t('app.copy')}
      </Button>
      <span role="status" class="small quiet">
        {done === null ? '' : t(done === 'copied' ? 'app.copied' : 'app.copySelect')}
      </span>
    </div>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(element: HTMLElement): boolean {
  const selection = window.getSelection();
  if (selection === null) return false;
  const range = document.createRange();
  range.selectNodeContents(element);
  selection.removeAllRanges();
  selection.addRange(range);
  return true;
}
