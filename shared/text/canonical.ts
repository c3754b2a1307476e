import type { Blank, Body, Choice, Node, Option } from './model.ts';
import { isNothing } from './measure.ts';

/**
 * The same text in its plainest notation (B8): `[shall cooperate]/[]` is `[shall cooperate]`, attributions read `RCC, ARB: `,
 * options are parted by `/` alone, and a blank is `[ ]`. It has the same readings and sponsors; words and their names
 * are untouched. An alternative "nothing" that somebody stands behind stays.
 */
export const canonical = (body: Body): Body =>
  body.map((node): Node => {
    if (node.kind === 'choice') return canonicalChoice(node);
    return node.kind === 'blank' ? canonicalBlank(node) : node;
  });

const canonicalBlank = ({ inside: _inside, ...blank }: Blank): Blank => blank;

function canonicalChoice(choice: Choice): Choice {
  const options = choice.options.map(canonicalOption);
  const bare = options.filter((option) => isBare(option));
  const said = options.filter((option) => !isBare(option));
  // With one wording beside it, "nothing" goes without saying; with several it is an alternative like them.
  if (bare.length === 0 || said.length === 0) return { ...choice, options };
  return { ...choice, options: said.length === 1 ? said : [...said, ...bare.slice(0, 1)] };
}

/** "Nothing", with nobody behind it and no status; tombstones in it are kept, and so keep it. */
const isBare = (option: Option): boolean =>
  option.sponsors.length === 0 &&
  option.tag === undefined &&
  option.body.every((node) => node.kind === 'run') &&
  isNothing(option.body);

function canonicalOption({ head: _head, gap: _gap, ...option }: Option): Option {
  const head = option.sponsors.length === 0 ? {} : { head: `${option.sponsors.join(', ')}: ` };
  return { ...option, ...head, body: canonical(option.body) };
}
