import type { Body, Node } from '../text/model.ts';
import { directionOf, directionOfBody } from '../text/script.ts';
import { joinWords, shownWord } from '../text/words.ts';
import type { Block, Handout, HandoutList } from './handout.ts';

/** A handout as one file of HTML made for printing: it asks for nothing from elsewhere and holds no script. */

const escape = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

const styles = `
@page { size: A4; margin: 22mm 20mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { max-inline-size: 46rem; margin: 2rem auto; padding-inline: 1rem; color: #13222b; background: #fff; font: 11pt/1.5 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
h1, h2, .words, .old { font-family: Georgia, "Noto Naskh Arabic", "Noto Serif CJK SC", serif; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0; }
h2 { font-size: 14pt; border-block-start: 2px solid #13222b; padding-block-start: .5rem; margin-block: 1.6rem .4rem; break-after: avoid; }
h3 { font-size: 10.5pt; margin-block: .7rem .2rem; break-after: avoid; }
p { margin-block: .25rem; }
.scenario, .about { color: #435661; }
.words { font-size: 13pt; line-height: 1.75; margin-block: .4rem; orphans: 3; widows: 3; }
.old { border-inline-start: 3px solid #657980; padding-inline-start: .8rem; }
.about { font-size: 10pt; }
ul { margin-block: .2rem; padding-inline-start: 1.2rem; font-size: 10pt; }
.bracket, .slash { color: #b32810; font-weight: 700; print-color-adjust: exact; }
.d1 > .bracket { font-size: 1.3em; line-height: 1; }
.d2 > .bracket { font-size: 1.12em; line-height: 1; }
.by { font: 700 .62em/1 system-ui, sans-serif; color: #435661; }
.blank { display: inline-block; min-inline-size: 2em; }
`;

/** The words with their brackets as characters, so that what is copied from the page is the treaty. */
const nodes = (body: Body, sponsors: boolean, depth: number): string =>
  body.map((node) => nodeHtml(node, sponsors, depth)).join('');

const bracket = (sign: string): string => `<span class="bracket">${sign}</span>`;

function nodeHtml(node: Node, sponsors: boolean, depth: number): string {
  const level = `d${Math.min(3, depth)}`;
  switch (node.kind) {
    case 'dead':
      return '';
    case 'run':
      return escape(shownWord(joinWords(node.words)));
    case 'blank':
      return `${node.space}<span class="${level}">${bracket('[')}<span class="blank"> </span>${bracket(']')}</span>`;
    case 'choice': {
      const options = node.options.map((one) => {
        const names =
          sponsors && one.sponsors.length > 0 ? `<span class="by">${escape(one.sponsors.join(', '))}: </span>` : '';
        const tag = one.tag === undefined ? '' : `<span class="by">{${escape(one.tag)}}</span>`;
        const words = nodes(one.body, sponsors, depth + 1);
        return `<bdi class="${level}">${bracket('[')}${names}${words}${bracket(']')}</bdi>${tag}`;
      });
      return escape(node.space) + options.join('<span class="slash">/</span><wbr>');
    }
  }
}

const list = ({ title, items }: HandoutList, tag: 'h2' | 'h3'): string =>
  `<${tag}>${escape(title)}</${tag}>\n<ul>${items.map((one) => `<li dir="auto">${escape(one)}</li>`).join('\n')}</ul>`;

function blockHtml(block: Block, lang: string): string {
  switch (block.b) {
    case 'line':
    case 'lead':
      return `<p class="about">${escape(block.text)}</p>`;
    case 'words':
      return `<p class="words" lang="${escape(lang)}" dir="${directionOfBody(block.body)}">${nodes(block.body, block.sponsors, 1)}</p>`;
    case 'old':
      return `<p class="words old" lang="${escape(lang)}" dir="${directionOf(block.text)}">${escape(block.text)}</p>`;
    case 'list':
      return list(block, 'h3');
  }
}

/** The handout as a page of its own. */
export function handoutHtml(handout: Handout): string {
  const { title, scenario, lang, textLang, headline, summary, parts, record, names } = handout;
  const sections = parts.map(
    (part) =>
      `<section>\n<h2><bdi dir="ltr">${escape(part.number)}</bdi> <span lang="${escape(textLang)}">${escape(part.title)}</span></h2>\n${part.blocks.map((block) => blockHtml(block, textLang)).join('\n')}\n</section>`,
  );
  return `<!doctype html>
<html lang="${escape(lang)}" dir="${directionOf(headline)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${styles}</style>
</head>
<body>
<header>
<h1 dir="auto">${escape(title)}</h1>
<p class="scenario" dir="auto">${escape(scenario)}</p>
<p><strong>${escape(headline)}</strong> ${escape(summary)}</p>
</header>
<main>
${[...sections, ...(record ? [list(record, 'h2')] : []), ...(names ? [list(names, 'h2')] : [])].join('\n')}
</main>
</body>
</html>
`;
}
