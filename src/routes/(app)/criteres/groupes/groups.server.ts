import type { Viewer } from '$lib/domain/access';
import type { RegroupingPlan } from '$lib/domain/regrouping';
import { decisionRows } from '$lib/domain/regrouping';
import { ssoRule } from '$lib/reference';
import { app } from '$lib/server/app';
import type { Database } from '$lib/server/db';
import { decide, decisionRefusalMessage } from '$lib/server/decisions';
import { groupsWorkbench, type GroupsWorkbench } from '$lib/server/groups';
import { fail, type ActionFailure } from '@sveltejs/kit';
import { today } from '../../collecte/ground.server';
import { currentTerritory } from '../../territory.server';
import { ownImports, viewer } from '../../viewer.server';

/** What the pages on groups work with. */
export interface Workshop {
	readonly db: Database;
	readonly who: Viewer;
	readonly workbench: GroupsWorkbench;
}

/** The groups workbench of the viewer; null before the first import. */
export async function workshop(): Promise<Workshop | null> {
	const current = await currentTerritory();
	if (!current) return null;
	const { db } = await app();
	const who = viewer();
	const { hash, data, rules } = current;
	const workbench = await groupsWorkbench(db, {
		scope: who.scope,
		table: data.table,
		hash,
		rules: rules.rules,
		rulesHash: rules.hash,
		rule: ssoRule
	});
	return { db, who, workbench };
}

/** A text of a form; `''` when it is not there. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** All texts of a form under one name. */
export const textsOf = (form: FormData, name: string): string[] =>
	form.getAll(name).filter((value) => typeof value === 'string');

type Carried = { readonly version: number } | ActionFailure<{ message: string }>;

/** Takes the decision that carries out some plans, in the name of a service. */
export async function carryOut(
	plans: readonly RegroupingPlan[],
	service: string,
	note: string
): Promise<Carried> {
	const rows = decisionRows(plans);
	if (rows.length === 0)
		return fail(400, { message: 'Il n’y a rien à changer\u00a0: choisissez d’autres entités.' });
	const decided = await decide(
		await ownImports(),
		{ kind: 'groups', decidedOn: today(), rows, service, note },
		new Date()
	);
	return decided.ok
		? { version: decided.value }
		: fail(400, { message: decisionRefusalMessage(decided.error) });
}
