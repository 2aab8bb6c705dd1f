import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {{ kind: 'file', file: string } | { kind: 'package', name: string }} Target
 * @typedef {(node: import('eslint').Rule.Node, specifier: string, typeOnly: boolean) => void} OnImport
 */

/**
 * The project's folder: the rule's option in tests, else ESLint's folder.
 * @param {import('eslint').Rule.RuleContext} context
 */
export function rootOption(context) {
	/** @type {unknown} */
	const option = context.options[0];
	return typeof option === 'string' ? option : context.cwd;
}

const ENDINGS = ['', '.ts', '.svelte.ts', '.js', '.mjs', '/index.ts', '/index.js'];

/**
 * What an import leads to: a file of the project, from its root and with slashes, or a package.
 * @param {string} root
 * @param {string} importer absolute
 * @param {string} specifier
 * @returns {Target}
 */
export function resolveImport(root, importer, specifier) {
	const bare = specifier.replace(/\?.*$/, '');
	let base;
	if (bare.startsWith('.')) base = path.resolve(path.dirname(importer), bare);
	else if (bare === '$lib' || bare.startsWith('$lib/'))
		base = path.join(root, 'src/lib', bare.slice('$lib'.length));
	else return { kind: 'package', name: bare };
	const found = ENDINGS.map((ending) => base + ending).find((file) =>
		fs.statSync(file, { throwIfNoEntry: false })?.isFile()
	);
	return {
		kind: 'file',
		file: path
			.relative(root, found ?? base)
			.split(path.sep)
			.join('/')
	};
}

/**
 * ESLint visitors that see each import of a file: static, re-exported and dynamic.
 * @param {OnImport} onImport
 * @returns {import('eslint').Rule.RuleListener}
 */
export function importVisitors(onImport) {
	const visit = (
		/** @type {import('eslint').Rule.Node & { source?: unknown, importKind?: string, exportKind?: string }} */ node
	) => {
		const { source } = node;
		if (typeof source !== 'object' || source === null || !('value' in source)) return;
		if (typeof source.value !== 'string') return;
		onImport(node, source.value, node.importKind === 'type' || node.exportKind === 'type');
	};
	return {
		ImportDeclaration: visit,
		ExportNamedDeclaration: visit,
		ExportAllDeclaration: visit,
		ImportExpression: visit
	};
}
