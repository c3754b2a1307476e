const types = { md: 'text/markdown', html: 'text/html', json: 'application/json' } as const;

/** Gives the reader a text as a file. The name keeps to letters and digits that every system takes. */
export function downloadText(name: string, text: string, kind: keyof typeof types): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${types[kind]};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'text'}.${kind}`;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken the address by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
