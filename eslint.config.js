import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { cible } from './scripts/lint/plugin.mjs';
import svelteConfig from './svelte.config.js';

/** What a pure function cannot see: the clock, chance, the machine and the page. */
const IMPURE_GLOBALS = [
	'Buffer',
	'console',
	'crypto',
	'document',
	'fetch',
	'globalThis',
	'localStorage',
	'navigator',
	'performance',
	'process',
	'queueMicrotask',
	'sessionStorage',
	'setImmediate',
	'setInterval',
	'setTimeout',
	'window'
];

/** A closed list is a union of texts. */
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Write a union of texts instead of an enum.' };

const IMPURE_SYNTAX = [
	{
		selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
		message: 'The clock is an argument of the domain.'
	},
	{ selector: 'CallExpression[callee.name="Date"]', message: 'The clock is an argument of the domain.' },
	{
		selector: 'MemberExpression[object.name="Date"][property.name="now"]',
		message: 'The clock is an argument of the domain.'
	},
	{
		selector: 'MemberExpression[object.name="Math"][property.name="random"]',
		message: 'Randomness is an argument of the domain.'
	}
];

export default defineConfig(
	{
		ignores: [
			'**/node_modules/**',
			'**/.cache/**',
			'.svelte-kit/**',
			'build/**',
			'build-node/**',
			'.data/**',
			'test-results/**',
			'playwright-report/**'
		]
	},
	ts.configs.strictTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		plugins: { cible },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			'no-console': 'error',
			'no-eval': 'error',
			'no-new-func': 'error',
			'no-undef': 'off',
			'no-restricted-syntax': ['error', NO_ENUM],
			'object-shorthand': 'error',
			'prefer-const': 'error',
			eqeqeq: 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unnecessary-condition': [
				'error',
				{ allowConstantLoopConditions: 'only-allowed-literals' }
			],
			// There is no enum to assign to, and looking for one takes a tenth of the time of all rules.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true }
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			'cible/rings': 'error',
			'cible/doors': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// The types of components are checked by svelte-check; the parser of .svelte files knows them less well.
		files: ['**/*.svelte'],
		extends: [ts.configs.disableTypeChecked],
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': 'off',
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived'] }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-target-blank': 'error',
			'svelte/button-has-type': 'error'
		}
	},
	{
		// The product is served from the root of its host.
		files: ['src/routes/**', '**/*.svelte'],
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	{
		// What somebody may see is cut in one place: pages and commands take the territory from it, never from a version.
		files: ['src/routes/**', 'src/cli/**/*.ts'],
		rules: {
			'@typescript-eslint/no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: '(^|/)server/versions(/|$)',
							allowImportNames: ['rollback', 'rollbackRefusalMessage'],
							message: 'The territory is cut to a scope by « $lib/server/territory »: take it from there.'
						}
					]
				}
			]
		}
	},
	{
		files: ['src/lib/domain/**/*.ts'],
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
			'no-restricted-syntax': ['error', NO_ENUM, ...IMPURE_SYNTAX]
		}
	},
	{
		// Plain JavaScript says by a JSDoc type what a parsed text or an imported build holds.
		files: ['**/*.mjs', '*.config.js'],
		rules: { '@typescript-eslint/no-unsafe-assignment': 'off' }
	},
	{
		// Tests are of no ring: they may use the test runner, Node and any part of the product.
		files: ['**/*.test.ts', 'tests/**/*.ts'],
		rules: {
			'cible/rings': 'off',
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off'
		}
	},
	{
		files: ['tests/**/*.ts'],
		rules: { 'cible/doors': 'off' }
	},
	{
		// Read before the aliases of the product exist: it takes the table of rules, and not what works with it.
		files: ['vite.config.ts'],
		rules: { 'cible/doors': 'off' }
	},
	{
		// Long runs speak to the person who started them.
		files: ['tests/bench/**/*.ts', 'tests/torture/**/*.ts'],
		rules: { 'no-console': 'off' }
	}
);
