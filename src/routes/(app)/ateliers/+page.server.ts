import { app } from '$lib/server/app';
import {
	createWorkshop,
	deleteWorkshop,
	listWorkshops,
	preparationRefusalMessage
} from '$lib/server/workshops';
import { formatInstant } from '$lib/words';
import { fail, redirect } from '@sveltejs/kit';
import { viewer } from '../viewer.server';
import { openNow } from './opening.server';
import type { Actions, PageServerLoad } from './$types';

/** The workshops of the viewer's territories. */
export const load: PageServerLoad = async () => ({
	workshops: await listWorkshops((await app()).db, viewer().scope)
});

function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

const refused = (did: 'create' | 'rehearse' | 'delete', message: string, title = '') =>
	fail(400, { refused: did, message, title });

export const actions: Actions = {
	creer: async ({ request }) => {
		const title = textOf(await request.formData(), 'titre');
		const made = await createWorkshop((await app()).db, viewer(), { title, rehearsal: false });
		if (!made.ok) return refused('create', preparationRefusalMessage(made.error), title);
		redirect(303, `/ateliers/${made.value.id}`);
	},
	/** A workshop of the script in five minutes, open at once: its console has fictional people come. */
	repeter: async () => {
		const { db } = await app();
		const title = `Répétition du ${formatInstant(new Date())}`;
		const made = await createWorkshop(db, viewer(), { title, rehearsal: true });
		if (!made.ok) return refused('rehearse', preparationRefusalMessage(made.error));
		const opened = await openNow(made.value);
		if (!opened.ok) return refused('rehearse', preparationRefusalMessage(opened.error));
		redirect(303, `/salle/${opened.value.code ?? ''}/animation`);
	},
	supprimer: async ({ request }) => {
		const id = Number(textOf(await request.formData(), 'atelier'));
		const deleted = await deleteWorkshop((await app()).db, viewer(), id);
		return deleted.ok
			? { deleted: true as const }
			: refused('delete', preparationRefusalMessage(deleted.error));
	}
};
