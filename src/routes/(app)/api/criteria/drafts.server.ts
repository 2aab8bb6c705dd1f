import { criteriaRefusalMessage, type CriteriaRefusal, type Draft } from '$lib/server/criteria';
import * as v from 'valibot';

/** A draft as pages send it; the criteria themselves are read by the domain, which says what is wrong and where. */
export const CONTENT = { name: v.string(), criteria: v.unknown(), tests: v.unknown() };

/** What a save answers: enough to make the next one. */
export const savedJson = ({ id, revision, updatedAt }: Draft, status = 200): Response =>
	Response.json({ id, revision, updatedAt }, { status });

const STATUSES: Partial<Readonly<Record<CriteriaRefusal['code'], number>>> = {
	gone: 404,
	'of-others': 403,
	'changed-meanwhile': 409,
	'published-meanwhile': 409
};

/** A refusal as pages read it: a code, the sentence to show, and what somebody else saved meanwhile. */
export function criteriaRefusalJson(refusal: CriteriaRefusal): Response {
	const theirs = refusal.code === 'changed-meanwhile' ? { theirs: shownDraft(refusal.theirs) } : {};
	return Response.json(
		{ code: refusal.code, message: criteriaRefusalMessage(refusal), ...theirs },
		{ status: STATUSES[refusal.code] ?? 400 }
	);
}

/** A draft without what is of the server. */
const shownDraft = ({ name, text, tests, revision, updatedAt, updatedBy }: Draft): object => ({
	name,
	text,
	tests,
	revision,
	updatedAt,
	updatedBy
});

/** The body of a request, when it has the shape asked for. */
export async function readDraftBody<T>(
	request: Request,
	shape: v.GenericSchema<unknown, T>
): Promise<T | null> {
	const parsed = v.safeParse(shape, await request.json().catch(() => null));
	return parsed.success ? parsed.output : null;
}
