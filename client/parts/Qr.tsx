import { useEffect, useState } from 'preact/hooks';
import { t } from '../words/index.ts';

/** A QR code, drawn when its library has come; until then, and without it, the link beside it is enough. */
export function Qr({ text, what }: { readonly text: string; readonly what: string }) {
  const [rows, setRows] = useState<{ readonly size: number; readonly path: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    import('qrcode')
      .then(({ default: qrcode }) => {
        if (!wanted) return;
        const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
        setRows({ size: modules.size, path: pathOf(modules) });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <div class="qr" role="img" aria-label={t('app.qr', { what })}>
      {rows === null ? null : (
        <svg viewBox={`-2 -2 ${rows.size + 4} ${rows.size + 4}`} shape-rendering="crispEdges" aria-hidden="true">
          <path d={rows.path} fill="#13222b" />
        </svg>
      )}
    </div>
  );
}

function pathOf(modules: { readonly size: number; readonly data: ArrayLike<number> }): string {
  const parts: string[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) if (modules.data[y * modules.size + x]) parts.push(`M${x} ${y}h1v1h-1z`);
  return parts.join('');
}
