import { deserialize } from '$app/forms';
import * as v from 'valibot';

const REFUSED = v.object({ message: v.string() });
const LOST = 'Le serveur ne répond pas\u00a0: rien n’a été fait. Vérifiez qu’il tourne, puis recommencez.';

/** Posts to a form action without its form; gives the sentence of a refusal, `''` when it is done. */
export async function post(action: string, body: FormData): Promise<string> {
	try {
		const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
		const response = await fetch(action, { method: 'POST', headers, body });
		const result = deserialize(await response.text());
		if (result.type === 'success' || result.type === 'redirect') return '';
		const refused = v.safeParse(REFUSED, result.type === 'failure' ? result.data : result.error);
		return refused.success ? refused.output.message : LOST;
	} catch {
		return LOST;
	}
}
