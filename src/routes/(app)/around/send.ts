import * as v from 'valibot';

const REFUSED = v.object({ message: v.string() });

export type Sent<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };

const LOST = 'Le serveur ne répond pas\u00a0: rien n’a été fait. Vérifiez qu’il tourne, puis recommencez.';

/** Sends a change to the server; a refusal comes back as its sentence. */
export async function send<T>(
	method: 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body: unknown,
	shape: v.GenericSchema<unknown, T>
): Promise<Sent<T>> {
	const isBytes = body instanceof Blob;
	try {
		const response = await fetch(path, {
			method,
			headers: {
				accept: 'application/json',
				...(body === null || isBytes ? {} : { 'content-type': 'application/json' })
			},
			body: body === null ? null : isBytes ? body : JSON.stringify(body)
		});
		const answer: unknown = await response.json().catch(() => null);
		if (!response.ok) {
			const refused = v.safeParse(REFUSED, answer);
			return { ok: false, message: refused.success ? refused.output.message : LOST };
		}
		const parsed = v.safeParse(shape, answer);
		return parsed.success ? { ok: true, value: parsed.output } : { ok: false, message: LOST };
	} catch {
		return { ok: false, message: LOST };
	}
}

/** For answers whose content does not matter. */
export const ANY = v.unknown();
