/**
 * The rings of the code and what each may import. Dependencies go one way: domain ← files and server ← routes and command
 * line. A ring is the code under one folder; the longest folder wins.
 *
 * @typedef {object} Ring
 * @property {string} folder from the project's root
 * @property {readonly string[]} rings names of the rings it may import, besides itself
 * @property {readonly RegExp[] | 'any'} packages packages it may not import; `any` forbids them all
 */

const INTERFACE = [
	/^svelte($|\/)/,
	/^\$app\//,
	/^\$env\//,
	/^@sveltejs\//,
	/^bits-ui/,
	/^@lucide\//,
	/^@tanstack\//,
	/^d3($|-)/
];
const NODE = [/^node:/];
const DATABASE = [/^drizzle-orm/, /^postgres$/, /^@electric-sql\//];

/** @type {Readonly<Record<string, Ring>>} */
export const RINGS = {
	domain: { folder: 'src/lib/domain', rings: [], packages: 'any' },
	reference: {
		folder: 'src/lib/reference',
		rings: ['domain'],
		packages: [...INTERFACE, ...NODE, ...DATABASE]
	},
	arrow: { folder: 'src/lib/arrow', rings: ['domain'], packages: [...INTERFACE, ...NODE, ...DATABASE] },
	files: {
		folder: 'src/lib/files',
		rings: ['domain', 'reference', 'arrow'],
		packages: [...INTERFACE, ...DATABASE]
	},
	server: { folder: 'src/lib/server', rings: ['domain', 'reference', 'arrow', 'files'], packages: INTERFACE },
	// French words of the screens: formats, labels, glossary.
	words: {
		folder: 'src/lib/words',
		rings: ['domain', 'reference'],
		packages: [...INTERFACE, ...NODE, ...DATABASE]
	},
	ui: { folder: 'src/lib/ui', rings: ['domain', 'reference', 'words'], packages: [...NODE, ...DATABASE] },
	charts: {
		folder: 'src/lib/charts',
		rings: ['domain', 'reference', 'words', 'ui'],
		packages: [...NODE, ...DATABASE]
	},
	// What screens and the command line say of a classified territory: sentences, sheets, chart data.
	screens: {
		folder: 'src/lib/screens',
		rings: ['domain', 'reference', 'words', 'charts'],
		packages: [...INTERFACE, ...NODE, ...DATABASE]
	},
	// Features of the browser that several routes share.
	lib: {
		folder: 'src/lib',
		rings: ['domain', 'reference', 'arrow', 'files', 'words', 'screens', 'ui', 'charts'],
		packages: [...NODE, ...DATABASE]
	},
	routes: {
		folder: 'src',
		rings: ['domain', 'reference', 'arrow', 'files', 'server', 'words', 'screens', 'ui', 'charts', 'lib'],
		packages: [...NODE, ...DATABASE]
	},
	cli: {
		folder: 'src/cli',
		rings: ['domain', 'reference', 'arrow', 'files', 'server', 'words', 'screens', 'generator'],
		packages: [...INTERFACE, ...DATABASE]
	},
	generator: {
		folder: 'data/generator',
		rings: ['domain', 'reference', 'files'],
		packages: [...INTERFACE, ...DATABASE]
	}
};

/**
 * The ring a file belongs to; null outside every ring.
 * @param {string} file a file or a folder, from the project's root, with slashes
 * @returns {string | null}
 */
export function ringOf(file) {
	let best = null;
	for (const [name, { folder }] of Object.entries(RINGS)) {
		if (!`${file}/`.startsWith(`${folder}/`)) continue;
		if (best === null || folder.length > (RINGS[best]?.folder.length ?? 0)) best = name;
	}
	return best;
}

/**
 * Whether code of one ring may import another.
 * @param {string} from
 * @param {string} to
 */
export const mayImport = (from, to) => from === to || (RINGS[from]?.rings.includes(to) ?? true);

/**
 * Whether code of a ring may import a package.
 * @param {string} from
 * @param {string} name
 */
export function mayUsePackage(from, name) {
	const packages = RINGS[from]?.packages ?? [];
	return packages !== 'any' && !packages.some((pattern) => pattern.test(name));
}
