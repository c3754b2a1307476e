/** The quotations of a Markdown file, each as the text that it quotes: what the words of a handout parse back from. */
export function quotationsOf(markdown: string): readonly string[] {
  const quotes: string[][] = [];
  let open = false;
  for (const line of markdown.split('\n')) {
    const quoted = /^> (.*)$/su.exec(line)?.[1];
    if (quoted === undefined) open = false;
    else if (open) quotes.at(-1)?.push(quoted);
    else {
      quotes.push([quoted]);
      open = true;
    }
  }
  return quotes.map((lines) => lines.join('\n').replace(/\\([!-/:-@[-`{-~])/gu, '$1'));
}
