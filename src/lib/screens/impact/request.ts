import type { ImpactFlow } from './impact';

/** Criteria to compare: a published version, or a draft. */
export interface CriteriaRef {
	readonly kind: 'version' | 'draft';
	readonly number: number;
}

/** What the page of an impact is asked for; null stands for what is in force, or latest. */
export interface ImpactRequest {
	readonly before: CriteriaRef | null;
	readonly after: CriteriaRef | null;
	/** Numbers of datasets. */
	readonly dataBefore: number | null;
	readonly dataAfter: number | null;
	readonly flow: ImpactFlow | null;
	/** Only what changes is drawn. */
	readonly onlyMoved: boolean;
}

/** « v3 » is version 3, « b7 » draft 7; null for anything else. */
export function parseCriteriaRef(text: string | null): CriteriaRef | null {
	const [, letter, number] = /^([vb])(\d{1,9})$/.exec(text ?? '') ?? [];
	if (number === undefined) return null;
	return { kind: letter === 'v' ? 'version' : 'draft', number: Number(number) };
}

export const formatCriteriaRef = ({ kind, number }: CriteriaRef): string =>
	`${kind === 'version' ? 'v' : 'b'}${number}`;

const wholeNumber = (text: string | null): number | null =>
	text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;

/** Reads the address of an impact. What it does not understand is left out. */
export function parseImpact(parameters: URLSearchParams): ImpactRequest {
	const [from, to] = [parameters.get('de'), parameters.get('vers')];
	return {
		before: parseCriteriaRef(parameters.get('avant')),
		after: parseCriteriaRef(parameters.get('apres')),
		dataBefore: wholeNumber(parameters.get('donnees-avant')),
		dataAfter: wholeNumber(parameters.get('donnees')),
		flow: from !== null && to !== null ? { from, to } : null,
		onlyMoved: parameters.get('vue') === 'mouvements'
	};
}

/** The address that `parseImpact` reads back, without `?`. */
export function formatImpact(request: ImpactRequest): string {
	const { before, after, dataBefore, dataAfter, flow, onlyMoved } = request;
	const parameters = new URLSearchParams();
	if (before) parameters.set('avant', formatCriteriaRef(before));
	if (after) parameters.set('apres', formatCriteriaRef(after));
	if (dataBefore !== null) parameters.set('donnees-avant', String(dataBefore));
	if (dataAfter !== null) parameters.set('donnees', String(dataAfter));
	if (flow) {
		parameters.set('de', flow.from);
		parameters.set('vers', flow.to);
	}
	if (onlyMoved) parameters.set('vue', 'mouvements');
	return parameters.toString();
}
