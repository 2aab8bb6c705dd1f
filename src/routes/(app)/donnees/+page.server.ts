import { LAYER_SHAPES } from '$lib/domain/fields';
import { app } from '$lib/server/app';
import { listImports } from '$lib/server/imports';
import { layersSeen, versionsSeen } from '$lib/server/territory';
import { ownImports, viewer } from '../viewer.server';
import type { PageServerLoad } from './$types';

const IMPORTS_SHOWN = 12;

/** What the dataset is made of, where it comes from, and what is under way. */
export const load: PageServerLoad = async () => {
	const { db } = await app();
	const { scope } = viewer();
	const layers = await layersSeen(db, scope);
	return {
		layers: layers.map(({ id, kind, name, referenceDate, whole }) => ({
			id,
			kind: LAYER_SHAPES[kind].label,
			isRegister: kind === 'establishments',
			name,
			referenceDate,
			whole
		})),
		versions: await versionsSeen(db, scope),
		imports: (await listImports(await ownImports(), IMPORTS_SHOWN)).map(
			({ id, createdAt, status, files, message, versionId }) => ({
				id,
				createdAt,
				status,
				files: files.map(({ name }) => name),
				message,
				versionId
			})
		)
	};
};
