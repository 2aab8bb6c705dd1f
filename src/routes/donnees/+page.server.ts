import { LAYER_SHAPES } from '$lib/domain/fields';
import { app } from '$lib/server/app';
import { listImports } from '$lib/server/imports';
import { currentVersion, listVersions, readLayers } from '$lib/server/versions';
import type { PageServerLoad } from './$types';

const IMPORTS_SHOWN = 12;

/** What the dataset is made of, where it comes from, and what is under way. */
export const load: PageServerLoad = async () => {
	const { db } = await app();
	const current = await currentVersion(db);
	const layers = current ? await readLayers(db, current.layerIds) : [];
	return {
		layers: layers.map(({ id, kind, name, rows, referenceDate, coverage }) => ({
			id,
			kind: LAYER_SHAPES[kind].label,
			isRegister: kind === 'establishments',
			name,
			rows,
			referenceDate,
			coverage
		})),
		versions: (await listVersions(db)).map(({ layerIds: _, ...version }) => version),
		imports: (await listImports(db, IMPORTS_SHOWN)).map(
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
