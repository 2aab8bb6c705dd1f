import type { Result } from '$lib/domain/shared';
import { savedRefusalMessage, type SavedRefusal } from '$lib/server/saved';
import * as v from 'valibot';

const CONFLICTS: readonly SavedRefusal['code'][] = ['name-taken', 'changed-meanwhile'];

/** A refusal as pages and programs read it: a code, and the sentence to show. */
export function refusalJson(refusal: SavedRefusal): Response {
	const status = refusal.code === 'gone' ? 404 : CONFLICTS.includes(refusal.code) ? 409 : 400;
	return Response.json({ code: refusal.code, message: savedRefusalMessage(refusal) }, { status });
}

/** What was done, or why it was not. */
export const resultJson = <T>(result: Result<T, SavedRefusal>, status = 200): Response =>
	result.ok ? Response.json(result.value, { status }) : refusalJson(result.error);

/** The body of a request, when it has the shape that the pages send. */
export async function readBody<T>(
	request: Request,
	shape: v.GenericSchema<unknown, T>
): Promise<Result<T, SavedRefusal>> {
	const body: unknown = await request.json().catch(() => null);
	const parsed = v.safeParse(shape, body);
	return parsed.success ? { ok: true, value: parsed.output } : { ok: false, error: { code: 'malformed' } };
}
