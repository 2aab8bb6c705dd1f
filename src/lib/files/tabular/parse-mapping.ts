import { array, object, safeParse, string, type InferOutput } from 'valibot';
import { LAYER_KINDS } from '$lib/domain/fields';
import { err, ok, type Result } from '$lib/domain/shared';
import type { FileRefusal, Mapping } from '../contract';

const SCHEMA = object({ kind: string(), columns: array(object({ header: string(), field: string() })) });

/** A mapping read from JSON, whose fields and headers are checked when it meets a file. */
export function parseMapping(value: unknown): Result<Mapping, FileRefusal> {
	const parsed = safeParse(SCHEMA, value);
	if (!parsed.success) return err({ code: 'mapping-shape' });
	const { kind, columns }: InferOutput<typeof SCHEMA> = parsed.output;
	const known = LAYER_KINDS.find((candidate) => candidate === kind);
	return known === undefined ? err({ code: 'mapping-unknown-kind', kind }) : ok({ kind: known, columns });
}
