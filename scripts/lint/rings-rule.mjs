import path from 'node:path';
import { importVisitors, resolveImport, rootOption } from './imports.mjs';
import { mayImport, mayUsePackage, ringOf } from './rings.mjs';

/** Files of routes that run on the server only. */
const SERVER_FILE = /(\+(page|layout)\.server|\+server|hooks\.server|\.server)\.(ts|js)$/;

/**
 * Code of a ring imports only the rings and packages that `rings.mjs` allows it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const ringsRule = {
	meta: {
		type: 'problem',
		schema: [{ type: 'string' }],
		messages: {
			ring: '« {{from}} » may not import « {{to}} » ({{target}}).',
			package: '« {{from}} » may not import the package « {{name}} ».',
			serverOnly: 'Only the server files of a route may import « server » ({{target}}).'
		}
	},
	create(context) {
		const root = rootOption(context);
		const file = path.relative(root, context.filename).split(path.sep).join('/');
		const from = ringOf(file);
		if (from === null) return {};
		return importVisitors((node, specifier, typeOnly) => {
			const target = resolveImport(root, context.filename, specifier);
			if (target.kind === 'package') {
				const isServerFile = from === 'routes' && SERVER_FILE.test(file) && target.name.startsWith('node:');
				const isKitType = specifier.startsWith('./$types');
				if (!isServerFile && !isKitType && !mayUsePackage(from, target.name)) {
					context.report({ node, messageId: 'package', data: { from, name: target.name } });
				}
				return;
			}
			const to = ringOf(target.file);
			if (to === null) return;
			if (!mayImport(from, to)) {
				context.report({ node, messageId: 'ring', data: { from, to, target: target.file } });
			} else if (from === 'routes' && to === 'server' && !typeOnly && !SERVER_FILE.test(file)) {
				context.report({ node, messageId: 'serverOnly', data: { target: target.file } });
			}
		});
	}
};
