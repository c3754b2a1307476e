// Makes a fresh clone ready: the right Node, the dependencies, and with --build the pages and the server.
// Imports node: modules only, and those late, so that an old Node still gets its one clear line.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
if (!fits) {
  console.error(
    `Square Brackets needs Node 20.19 or later, 22.12 or later, or 24 and above; this is Node ${process.versions.node}.`,
  );
  process.exit(1);
}

const { spawnSync } = await import('node:child_process');
const { createHash } = await import('node:crypto');
const { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } = await import('node:fs');
const { dirname, join } = await import('node:path');
const { fileURLToPath } = await import('node:url');

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules', '.stamps');
const platform = `${process.platform} ${process.arch}`;

install();
if (process.argv.includes('--build')) build();

function install() {
  if (installed()) return;
  console.log('Installing the dependencies (once, about a minute) ...');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund'];
  // On Windows npm.cmd cannot be started without a shell, so npm is run by this same Node where its path is known.
  const done =
    npm === undefined
      ? spawnSync('npm', args, {
          cwd: root,
          stdio: ['ignore', 'inherit', 'inherit'],
          shell: process.platform === 'win32',
        })
      : spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.status !== 0) fail('The dependencies could not be installed; npm says why above.');
  stamp('platform', platform);
}

/** npm leaves a copy of the lock in node_modules: it agrees when every package stands there, but for those of other platforms. */
function installed() {
  const [manifest, lock, copy] = ['package.json', 'package-lock.json', 'node_modules/.package-lock.json'].map(readJson);
  if (manifest === undefined || lock === undefined || copy === undefined) return false;
  const made = readStamp('platform');
  if (made !== undefined && made !== platform) return false;
  const own = lock.packages[''];
  for (const kind of ['dependencies', 'devDependencies']) {
    if (sorted(own[kind]) !== sorted(manifest[kind])) return false;
  }
  const agrees = Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = copy.packages[path];
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
  if (agrees && made === undefined) stamp('platform', platform);
  return agrees;
}

function sorted(record = {}) {
  return JSON.stringify(Object.entries(record).sort());
}

function build() {
  const hash = sourcesHash();
  const made = ['dist/client/index.html', 'dist/server/main.js'].every((file) => existsSync(join(root, file)));
  if (made && readStamp('build') === hash) return;
  console.log('Building the pages and the server ...');
  rmSync(join(stamps, 'build'), { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const args of [[], ['--ssr']]) {
    const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn', ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    if (done.status !== 0) fail('The build failed; the reason stands above.');
  }
  stamp('build', hash);
}

function sourcesHash() {
  const hash = createHash('sha256');
  const files = ['client', 'shared', 'server', 'scenarios', 'build']
    .flatMap((folder) => filesIn(folder))
    .concat('vite.config.ts', 'package.json', 'package-lock.json');
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(path);
    return entry.isFile() ? [path] : [];
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch {
    return undefined;
  }
}

function readStamp(name) {
  try {
    return readFileSync(join(stamps, name), 'utf8');
  } catch {
    return undefined;
  }
}

function stamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
