import { ANSWERED_FIELDS } from '../questionnaire';
import { settle, type Settlement } from '../segmentation';
import type { QualityData } from './field-quality';
import { questionnaireAnswers } from './questionnaire-answers';
import { ssoSettled } from './sso-settled';

/** What answers would settle: of one field everywhere, of whole questionnaires, and of uses. */
export interface Settled {
	/** By field id, in the order of ANSWERED_FIELDS. */
	readonly alone: ReadonlyMap<string, Settlement>;
	readonly together: Settlement;
	/** By organisation, 1 or 0: its answer on single sign-on. */
	readonly sso: Uint8Array;
}

const known = new WeakMap<QualityData['classification'], Settled>();

/** Computed once for a classified territory: fields, operators and euros read it. */
export function settledBy({ table, criteria, classification, ssoAnswers }: QualityData): Settled {
	const held = known.get(classification);
	if (held) return held;
	const by = (fields: readonly string[]): Settlement =>
		settle(table, criteria, classification, questionnaireAnswers(table, new Set(fields)));
	const made: Settled = {
		alone: new Map(ANSWERED_FIELDS.map((field) => [field, by([field])])),
		together: by(ANSWERED_FIELDS),
		sso: ssoSettled(table, ssoAnswers)
	};
	known.set(classification, made);
	return made;
}
