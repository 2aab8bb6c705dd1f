import { app } from '$lib/server/app';
import {
	changeSettings,
	openScenario,
	scenarioRefusalMessage,
	type ScenarioRefusal
} from '$lib/server/scenarios';
import * as v from 'valibot';
import { viewer } from '../../../../viewer.server';
import type { RequestHandler } from './$types';

const SAVE = v.object({
	revision: v.number(),
	/** Why, in French; may be empty. */
	note: v.optional(v.string(), ''),
	changes: v.array(
		v.union([
			v.object({ key: v.string(), reset: v.literal(true) }),
			v.object({ key: v.string(), value: v.unknown() })
		])
	)
});

const STATUSES: Partial<Readonly<Record<ScenarioRefusal['code'], number>>> = {
	gone: 404,
	'of-others': 403,
	'read-only': 403,
	'changed-meanwhile': 409
};

/** Changes settings of a scenario, unless somebody else changed it meanwhile: their changes are then given. */
export const PUT: RequestHandler = async ({ params, request }) => {
	const { db } = await app();
	const actor = viewer();
	const body = v.safeParse(SAVE, await request.json().catch(() => null));
	if (!body.success) return refused({ code: 'malformed' });
	const saved = await changeSettings(db, actor, { id: params.id, ...body.output });
	if (saved.ok) return Response.json({ revision: saved.value, at: new Date().toISOString() });
	if (saved.error.code === 'unchanged')
		return Response.json({ revision: body.output.revision, at: new Date().toISOString() });
	if (saved.error.code !== 'changed-meanwhile') return refused(saved.error);
	const { revision, changes } = saved.error;
	const open = await openScenario(db, actor.scope, params.id);
	return refused(saved.error, {
		theirs: {
			revision,
			settings: [...(open?.chain.at(-1)?.settings ?? [])],
			keys: [...new Set(changes.map(({ key }) => key))],
			by: changes.at(-1)?.author ?? ''
		}
	});
};

const refused = (refusal: ScenarioRefusal, more: object = {}): Response =>
	Response.json(
		{ code: refusal.code, message: scenarioRefusalMessage(refusal), ...more },
		{ status: STATUSES[refusal.code] ?? 400 }
	);
