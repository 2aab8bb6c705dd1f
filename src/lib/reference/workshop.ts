import {
	isAgenda,
	STEP_KINDS,
	THEMES,
	type ReadinessItem,
	type SatisfactionItem,
	type StatementItem,
	type Step,
	type SubGroup
} from '$lib/domain/workshop';
import * as v from 'valibot';
import scriptJson from '../../../data/workshop/script.json';

/** What a workshop starts from: its agenda, its sub-groups, what is said of each segment, and what is asked at the end. */
export interface WorkshopScript {
	/** French. */
	readonly source: string;
	/** ISO date. */
	readonly date: string;
	/** Whether the time of each step is the source's, or ours. */
	readonly agenda: readonly (Step & { readonly status: 'sourced' | 'assumed' })[];
	readonly groups: readonly SubGroup[];
	readonly statements: readonly StatementItem[];
	readonly readiness: readonly ReadinessItem[];
	readonly satisfaction: readonly SatisfactionItem[];
}

const status = v.picklist(['sourced', 'assumed']);
const item = { id: v.string(), text: v.string() };

const SCRIPT = v.object({
	version: v.literal(1),
	date: v.pipe(v.string(), v.isoDate()),
	source: v.string(),
	agenda: v.array(
		v.object({
			id: v.string(),
			kind: v.picklist(STEP_KINDS),
			title: v.string(),
			seconds: v.pipe(v.number(), v.integer()),
			status
		})
	),
	groups: v.array(v.object({ id: v.string(), name: v.string(), segments: v.array(v.string()) })),
	statements: v.array(v.object({ ...item, segment: v.string(), theme: v.picklist(THEMES) })),
	readiness: v.array(v.object(item)),
	satisfaction: v.array(v.object({ ...item, scale: v.picklist(['note', 'words']), status }))
});

function readScript(): WorkshopScript {
	const { agenda, satisfaction, ...script } = v.parse(SCRIPT, scriptJson);
	if (!isAgenda(agenda)) throw new Error('The agenda of the workshop script cannot be held');
	return {
		...script,
		agenda,
		satisfaction: satisfaction.map(({ id, text, scale }) => ({ id, text, scale }))
	};
}

/** The script of the first workshop, from `data/workshop/script.json`. */
export const workshopScript: WorkshopScript = readScript();
