import type { RoomSegment } from '$lib/domain/workshop';
import { app } from '$lib/server/app';
import { listCriteriaVersions, readCriteriaVersion } from '$lib/server/criteria';
import type { Session } from '$lib/server/db';
import { scenariosSeen } from '$lib/server/scenarios';
import {
	deleteWorkshop,
	findRoomByCode,
	preparationRefusalMessage,
	readWorkshop,
	savePreparation
} from '$lib/server/workshops';
import { error, fail, redirect } from '@sveltejs/kit';
import { entranceOf } from '../../../(salle)/entrance.server';
import { viewer } from '../../viewer.server';
import { openNow } from '../opening.server';
import type { Actions, PageServerLoad } from './$types';

/** Criteria that a workshop can start from. */
interface StartingCriteria {
	readonly number: number;
	readonly name: string;
	readonly segments: readonly RoomSegment[];
}

/** The last versions of the criteria, and the one that the workshop has. */
const OFFERED_VERSIONS = 10;

async function startingCriteria(db: Session, chosen: number): Promise<readonly StartingCriteria[]> {
	const heads = await listCriteriaVersions(db);
	const numbers = new Set([...heads.slice(0, OFFERED_VERSIONS).map(({ number }) => number), chosen]);
	const versions = await Promise.all([...numbers].map((number) => readCriteriaVersion(db, number)));
	return versions
		.filter((version) => version !== null)
		.map(({ number, name, criteria }) => ({
			number,
			name,
			segments: criteria.segments.map(({ id, label, colour }) => ({
				id,
				label,
				...(colour === undefined ? {} : { colour })
			}))
		}));
}

export const load: PageServerLoad = async ({ params }) => {
	const { db } = await app();
	const { scope } = viewer();
	const workshop = await readWorkshop(db, Number(params.id), scope);
	if (!workshop) error(404, 'Cet atelier n’existe pas, ou n’est pas de votre territoire.');
	const { joinToken: _, ...shown } = workshop;
	const room = workshop.code === null ? null : await findRoomByCode(db, workshop.code);
	return {
		workshop: shown,
		criteria: await startingCriteria(db, workshop.preparation.criteriaVersion),
		scenarios: (await scenariosSeen(db, scope)).map(({ id, name }) => ({ id, name })),
		entrance: room && workshop.status === 'live' ? await entranceOf(room) : null
	};
};

function numberOf(form: FormData, name: string): number {
	const value = form.get(name);
	return typeof value === 'string' ? Number(value) : NaN;
}

function jsonOf(form: FormData, name: string): unknown {
	const value = form.get(name);
	if (typeof value !== 'string') return null;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return null;
	}
}

export const actions: Actions = {
	/** Asked by the page as one works, with the whole preparation. */
	enregistrer: async ({ request, params }) => {
		const form = await request.formData();
		const saved = await savePreparation((await app()).db, viewer(), {
			id: Number(params.id),
			revision: numberOf(form, 'revision'),
			given: jsonOf(form, 'preparation')
		});
		if (saved.ok) return { revision: saved.value.revision, at: saved.value.updatedAt };
		return fail(saved.error.code === 'changed-meanwhile' ? 409 : 400, {
			message: preparationRefusalMessage(saved.error)
		});
	},
	ouvrir: async ({ request, params }) => {
		const { db } = await app();
		const revision = numberOf(await request.formData(), 'revision');
		const workshop = await readWorkshop(db, Number(params.id), viewer().scope);
		if (!workshop) error(404, 'Cet atelier n’existe pas, ou n’est pas de votre territoire.');
		const opened = await openNow({ ...workshop, revision });
		if (!opened.ok) return fail(400, { message: preparationRefusalMessage(opened.error) });
		return { opened: true as const };
	},
	supprimer: async ({ params }) => {
		const deleted = await deleteWorkshop((await app()).db, viewer(), Number(params.id));
		if (!deleted.ok) return fail(400, { message: preparationRefusalMessage(deleted.error) });
		redirect(303, '/ateliers');
	}
};
