import { createHash } from 'node:crypto';
import { pastOverrides, type Override, type OverrideSpan, type RulesInForce } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import { codedColumn } from '$lib/domain/table';
import type { Criteria } from '$lib/domain/segmentation';
import { criteriaHash, criteriaInForce } from '../criteria';
import type { Session } from '../db';
import { subjectId, subjectOf } from './subject';
import { TODAY } from './today';

/** Rules and what names them: the same hash, the same segments on the same data. */
export interface NamedRules {
	readonly rules: RulesInForce;
	/** SHA-256 of the criteria and of the overrides applied. */
	readonly hash: string;
	/** SHA-256 of the criteria alone. */
	readonly criteriaHash: string;
}

/**
 * The overrides in force today that are about something of the territory, the latest of each subject, in the order of their ids.
 * What is of no structure that the table holds is not for the eyes of who reads it.
 */
export async function overridesInForce(db: Session, table: TerritoryTable): Promise<readonly Override[]> {
	const rows = await db.query(
		`select id, subject_kind, subject_id, segment from (
			select distinct on (subject_kind, subject_id) id, subject_kind, subject_id, segment
			from overrides where withdrawn_at is null and (expires_on is null or expires_on >= ${TODAY})
			order by subject_kind, subject_id, id desc
		) latest order by id`
	);
	return about(
		table,
		rows.map(([id, kind, subject, segment]) => ({
			id: Number(id),
			subject: subjectOf(String(kind), String(subject)),
			segment: String(segment)
		}))
	);
}

/** Those of overrides that are about something that a territory holds. */
function about<T extends Override>(table: TerritoryTable, overrides: readonly T[]): readonly T[] {
	if (overrides.length === 0) return [];
	const structures = new Set(codedColumn(table.structures, 'structure.finess').values);
	const organisations = new Set(codedColumn(table.organisations, 'organisation.id').values);
	return overrides.filter(({ subject }) =>
		(subject.kind === 'structure' ? structures : organisations).has(subjectId(subject))
	);
}

/** Every override that is about something of a territory, and when it held: a last day ends at midnight, in the time of Paris. */
async function overrideSpans(db: Session, table: TerritoryTable): Promise<readonly OverrideSpan[]> {
	const rows = await db.query(
		`select id, subject_kind, subject_id, segment, (extract(epoch from decided_at) * 1000000)::bigint::text,
			(extract(epoch from least(withdrawn_at, (expires_on + 1)::timestamp at time zone 'Europe/Paris'))
				* 1000000)::bigint::text
		from overrides order by id`
	);
	return about(
		table,
		rows.map(([id, kind, subject, segment, from, until]) => ({
			id: Number(id),
			subject: subjectOf(String(kind), String(subject)),
			segment: String(segment),
			from: Number(from),
			until: until === null ? null : Number(until)
		}))
	);
}

/** What puts each structure of a territory in its segment today. */
export async function rulesInForce(db: Session, table: TerritoryTable): Promise<NamedRules> {
	return rulesWith(db, table, (await criteriaInForce(db)).criteria);
}

/** What would put each structure of a territory in its segment with other criteria, under the overrides of today. */
export async function rulesWith(db: Session, table: TerritoryTable, criteria: Criteria): Promise<NamedRules> {
	return named(criteria, await overridesInForce(db, table));
}

/**
 * Rules as they were: the criteria and the overrides of some moment, found by what names them. Today's are tried first.
 * @param overrides how many were applied
 * @returns null when they never were those of a hash
 */
export async function rulesThen(
	db: Session,
	table: TerritoryTable,
	criteria: Criteria,
	{ hash, overrides }: { readonly hash: string; readonly overrides: number }
): Promise<NamedRules | null> {
	const today = await rulesWith(db, table, criteria);
	if (today.hash === hash) return today;
	for (const state of pastOverrides(await overrideSpans(db, table), overrides)) {
		const rules = named(criteria, state);
		if (rules.hash === hash) return rules;
	}
	return null;
}

function named(criteria: Criteria, overrides: readonly Override[]): NamedRules {
	const ofCriteria = criteriaHash(criteria);
	const hash = createHash('sha256')
		.update(JSON.stringify([ofCriteria, overrides]))
		.digest('hex');
	return { rules: { criteria, overrides }, hash, criteriaHash: ofCriteria };
}
