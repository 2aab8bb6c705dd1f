import { findField } from '$lib/domain/fields';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { rowOfStructure, storedText } from '$lib/screens';
import { app } from '$lib/server/app';
import { diffSeen, findSeen } from '$lib/server/territory';
import { rollback, rollbackRefusalMessage } from '$lib/server/versions';
import { error, fail, redirect } from '@sveltejs/kit';
import { viewer } from '../../../viewer.server';
import type { Actions, PageServerLoad } from './$types';

/** Changed values listed on the page; all of them are counted. */
const LISTED = 200;

/** Name of a structure in a version; `''` where it is not in it, or has none. */
function nameOf(finess: string, table: TerritoryTable | undefined): string {
	const row = table ? rowOfStructure({ table }, finess) : -1;
	return table && row >= 0 ? textAt(codedColumn(table.structures, 'structure.name'), row) : '';
}

export const load: PageServerLoad = async ({ params, url }) => {
	const { db } = await app();
	const { scope } = viewer();
	const after = await findSeen(db, Number(params.id), scope);
	if (!after) error(404, 'Cette version n’existe pas. Choisissez-en une dans la liste des versions.');
	const asked = url.searchParams.get('avec');
	const number = asked === null ? after.version.parentId : Number(asked);
	const before = number === null ? null : await findSeen(db, number, scope);
	if (asked !== null && !before) error(404, 'La version à comparer n’existe pas.');
	const diff = await diffSeen(before?.table ?? null, after.table, LISTED);
	return {
		version: after.version,
		structures: after.table.structures.rows,
		base: before && { id: before.version.id },
		diff: {
			...diff,
			changes: diff.changes.map(({ finess, kind, field, before: old, after: now, source }) => ({
				finess,
				kind,
				name: nameOf(finess, after.table) || nameOf(finess, before?.table),
				label: findField(field)?.label ?? field,
				before: field === '' ? '' : storedText(field, old),
				after: field === '' ? '' : storedText(field, now),
				source
			}))
		}
	};
};

export const actions: Actions = {
	retablir: async ({ params }) => {
		const { db } = await app();
		const done = await rollback(db, Number(params.id), { actor: viewer() });
		if (!done.ok) return fail(409, { message: rollbackRefusalMessage(done.error) });
		redirect(303, `/donnees/versions/${done.value}`);
	}
};
