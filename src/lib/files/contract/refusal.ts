import { err, ok, type Result } from '$lib/domain/shared';
import type { FileFormat } from './format';
import type { MappingProposal } from './mapping';
import type { RejectedLine } from './reject';

/** Why a whole file was refused: nothing of it may be kept. */
export type FileRefusal =
	| { readonly code: 'cancelled' }
	| { readonly code: 'unreadable'; readonly reason: 'missing' | 'directory' | 'forbidden' | 'other' }
	| { readonly code: 'empty' }
	| { readonly code: 'binary' }
	| { readonly code: 'legacy-spreadsheet' }
	| { readonly code: 'not-xlsx'; readonly kind: 'open-document' | 'zip' }
	| { readonly code: 'web-page' }
	| { readonly code: 'utf-16' }
	| { readonly code: 'nul-bytes'; readonly line: number }
	| { readonly code: 'too-large'; readonly format: FileFormat; readonly size: number; readonly limit: number }
	| { readonly code: 'inflates-too-much'; readonly limit: number }
	| { readonly code: 'damaged-gzip' }
	| { readonly code: 'truncated-gzip' }
	| { readonly code: 'other-json' }
	| { readonly code: 'truncated-json'; readonly line: number }
	| { readonly code: 'malformed-json'; readonly line: number }
	| { readonly code: 'entity-too-long'; readonly line: number; readonly limit: number }
	| { readonly code: 'other-finess-file'; readonly section: string }
	| { readonly code: 'header-only' }
	| { readonly code: 'header-too-long'; readonly limit: number }
	| { readonly code: 'row-too-long'; readonly line: number; readonly limit: number }
	| { readonly code: 'header-damaged' }
	| { readonly code: 'too-many-columns'; readonly columns: number; readonly limit: number }
	| { readonly code: 'too-many-rows'; readonly limit: number }
	| { readonly code: 'too-many-rejects'; readonly limit: number; readonly first: RejectedLine }
	| { readonly code: 'duplicate-headers'; readonly headers: readonly string[] }
	| { readonly code: 'reserved-header'; readonly header: string }
	| { readonly code: 'no-finess'; readonly headers: readonly string[] }
	| { readonly code: 'damaged-xlsx' }
	| { readonly code: 'xlsx-bomb'; readonly reason: 'entries' | 'inflated' | 'ratio'; readonly limit: number }
	| { readonly code: 'empty-workbook' }
	| { readonly code: 'questionnaire-damaged'; readonly missing: string }
	| { readonly code: 'questionnaire-version'; readonly version: string }
	| { readonly code: 'decision-shape' }
	| { readonly code: 'mapping-needed'; readonly proposal: MappingProposal }
	| { readonly code: 'mapping-shape' }
	| { readonly code: 'mapping-unknown-kind'; readonly kind: string }
	| { readonly code: 'mapping-unknown-field'; readonly field: string }
	| { readonly code: 'mapping-missing-field'; readonly field: string }
	| { readonly code: 'mapping-missing-header'; readonly header: string }
	| { readonly code: 'mapping-repeated-field'; readonly field: string };

/** Carries a refusal out of nested streams; never leaves this folder: {@link attempt} turns it back into a value. */
export class Refused extends Error {
	constructor(readonly refusal: FileRefusal) {
		super(refusal.code);
	}
}

/** Runs `work` and turns a {@link Refused} into an error value. Anything else is a surprise and passes through. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, FileRefusal>> {
	try {
		return ok(await work());
	} catch (error) {
		if (error instanceof Refused) return err(error.refusal);
		throw error;
	}
}

/** @throws Refused when the work was cancelled. */
export function checkCancelled(signal: AbortSignal | undefined): void {
	if (signal?.aborted) throw new Refused({ code: 'cancelled' });
}
