import { app } from '$lib/server/app';
import { recordAmount, scenarioRefusalMessage, withdrawAmount } from '$lib/server/scenarios';
import * as v from 'valibot';
import { viewer } from '../../../../../viewer.server';
import type { RequestHandler } from './$types';

const AMOUNT = v.object({
	finess: v.string(),
	stage: v.picklist(['asked', 'decided', 'past-aid']),
	label: v.optional(v.string()),
	year: v.optional(v.number()),
	reason: v.string(),
	/** Null withdraws the amount. */
	cents: v.nullable(v.number())
});

/** Records or withdraws an amount of a structure; what was there before stays in the history. */
export const POST: RequestHandler = async ({ params, request }) => {
	const body = v.safeParse(AMOUNT, await request.json().catch(() => null));
	if (!body.success) return refusal('malformed', scenarioRefusalMessage({ code: 'malformed' }));
	const { db } = await app();
	const { cents, label, year, ...said } = body.output;
	const subject = {
		...said,
		scenario: params.id,
		...(label === undefined ? {} : { label }),
		...(year === undefined ? {} : { year })
	};
	const recorded =
		cents === null
			? await withdrawAmount(db, viewer(), subject)
			: await recordAmount(db, viewer(), { ...subject, cents });
	return recorded.ok
		? Response.json({ id: recorded.value })
		: refusal(recorded.error.code, scenarioRefusalMessage(recorded.error));
};

const refusal = (code: string, message: string): Response =>
	Response.json({ code, message }, { status: 400 });
