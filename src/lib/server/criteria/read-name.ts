import { LONGEST_NAME, parseName } from '$lib/domain/saved';
import { err, ok, type Result } from '$lib/domain/shared';
import type { CriteriaRefusal } from './refusal';

/** The name of a draft or of a version, as it is kept. */
export function readName(text: string): Result<string, CriteriaRefusal> {
	const name = parseName(text);
	if (name.ok) return ok(name.value.text);
	return err(
		name.error === 'name-empty' ? { code: 'name-empty' } : { code: 'name-too-long', limit: LONGEST_NAME }
	);
}
