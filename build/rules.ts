import type { Plugin } from 'vite';

/**
 * A page shows the text and the floor before it knows the rules of procedure. Each concern keeps what follows a
 * conference and what rules it in one file. From shared/conference/registry.ts on, where the rules begin, these files are
 * therefore read a second time, under a name of their own: the rules come in a chunk of their own with what they need,
 * and the first chunk keeps what it takes to follow.
 */
const mark = '?rules';

/** Where the rules begin, and the panels that look ahead with them. */
const begins =
  /\/(shared\/(conference\/registry|debrief\/\w+|protocol\/(explain|offers))|client\/(view\/(acts|asks|desk|draft|lesson|papers|rulings|sentences|steps|teacherPress)|panels\/(BracketWork|Chair\w+|Consult|DraftEditor|Fate|OptionActs|PaperAnswers|TermPanel|ResponsePanel|Why|(debrief|desk|draft|screen|teacher)\/\w+)))\.tsx?$/;
/** Files that hold both what follows and what rules. */
const twoSided = /\/shared\/(conference\/[^/]+|text\/(bracket|options|span))\.ts$/;

export function rulesApart(): Plugin {
  return {
    name: 'rules-apart',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (importer === undefined || !source.startsWith('.')) return null;
      if (!begins.test(importer) && !importer.endsWith(mark)) return null;
      const found = await this.resolve(source, importer.replace(mark, ''), { ...options, skipSelf: true });
      return found && twoSided.test(found.id) ? { ...found, id: found.id + mark } : found;
    },
  };
}
