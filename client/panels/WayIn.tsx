import type { ComponentChildren } from 'preact';
import { getDoorplate } from '../net/api.ts';
import { useAnswer } from '../net/useAnswer.ts';
import { CopyLink } from '../parts/CopyButton.tsx';
import { Qr } from '../parts/Qr.tsx';
import { t } from '../words/index.ts';

/** The join code as people read it: two groups of three. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** How people get in: the code at large, the link as a QR code, the address to type. */
export function WayIn({ code, children }: { readonly code: string; readonly children?: ComponentChildren }) {
  const { answer } = useAnswer(() => getDoorplate(code), code);
  const address = answer?.ok ? answer.value.address : location.origin;
  const link = `${address}/j/${code}`;
  return (
    <>
      <p class="code-box" dir="ltr">
        {spacedCode(code)}
      </p>
      <div class="way">
        <Qr text={link} what={t('lobby.qr')} />
        <div>
          <p class="small">{t('lobby.scan')}</p>
          <p class="address" dir="ltr">
            {address.replace(/^https?:\/\//, '')}
          </p>
          <p class="quiet small">{t('lobby.thenCode')}</p>
        </div>
      </div>
      <div class="way-acts">
        <CopyLink text={link} label={t('lobby.copy')} />
        {children}
      </div>
    </>
  );
}
