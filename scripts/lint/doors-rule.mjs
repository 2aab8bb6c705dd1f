import fs from 'node:fs';
import path from 'node:path';
import { importVisitors, resolveImport, rootOption } from './imports.mjs';

/** Folders whose files may be imported although the folder has no index: they only hold other folders. */
const TRANSPARENT = ['src/lib', 'src/lib/domain', 'src/lib/server'];
/** Only code has doors; routes import the parts beside them. */
const HAS_DOORS = /^(src\/lib|data\/generator)\//;
const CODE = /\.(ts|js|mjs|svelte)$/;

/**
 * @param {string} root
 * @param {string} folder
 */
const doorOf = (root, folder) =>
	['index.ts', 'index.js']
		.map((name) => `${folder}/${name}`)
		.find((file) => fs.existsSync(path.join(root, file)));

/**
 * Folders that an import goes into: those that hold the target and not the importer, from the outside in.
 * @param {string} importer
 * @param {string} target
 */
function foldersEntered(importer, target) {
	const folders = path.posix.dirname(target).split('/');
	return folders
		.map((_, i) => folders.slice(0, i + 1).join('/'))
		.filter((folder) => !importer.startsWith(`${folder}/`));
}

/**
 * Another folder is imported through its index only.
 * @type {import('eslint').Rule.RuleModule}
 */
export const doorsRule = {
	meta: {
		type: 'problem',
		schema: [{ type: 'string' }],
		messages: {
			door: 'Import « {{door}} » instead of « {{target}} »: a folder is reached through its index.',
			noDoor: 'The folder « {{folder}} » is imported from outside and has no index.ts.'
		}
	},
	create(context) {
		const root = rootOption(context);
		const importer = path.relative(root, context.filename).split(path.sep).join('/');
		return importVisitors((node, specifier) => {
			const target = resolveImport(root, context.filename, specifier);
			if (target.kind !== 'file' || !HAS_DOORS.test(target.file) || !CODE.test(target.file)) return;
			const entered = foldersEntered(importer, target.file);
			const door = entered.map((folder) => doorOf(root, folder)).find((file) => file !== undefined);
			if (door !== undefined) {
				if (door !== target.file)
					context.report({ node, messageId: 'door', data: { door, target: target.file } });
				return;
			}
			const folder = entered.at(-1);
			if (folder !== undefined && !TRANSPARENT.includes(folder)) {
				context.report({ node, messageId: 'noDoor', data: { folder } });
			}
		});
	}
};
