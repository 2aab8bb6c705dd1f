import { createHash } from 'node:crypto';
import type { Override, RulesInForce } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import { codedColumn } from '$lib/domain/table';
import type { Criteria } from '$lib/domain/segmentation';
import { criteriaHash, criteriaInForce } from '../criteria';
import type { Session } from '../db';
import { subjectOf } from './subject';
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
	if (rows.length === 0) return [];
	const structures = new Set(codedColumn(table.structures, 'structure.finess').values);
	const organisations = new Set(codedColumn(table.organisations, 'organisation.id').values);
	return rows.flatMap(([id, kind, subject, segment]) => {
		const name = String(subject);
		const known = kind === 'structure' ? structures : organisations;
		if (!known.has(name)) return [];
		return [{ id: Number(id), subject: subjectOf(String(kind), name), segment: String(segment) }];
	});
}

/** What puts each structure of a territory in its segment today. */
export async function rulesInForce(db: Session, table: TerritoryTable): Promise<NamedRules> {
	return rulesWith(db, table, (await criteriaInForce(db)).criteria);
}

/** What would put each structure of a territory in its segment with other criteria, under the overrides of today. */
export async function rulesWith(db: Session, table: TerritoryTable, criteria: Criteria): Promise<NamedRules> {
	const overrides = await overridesInForce(db, table);
	const named = criteriaHash(criteria);
	const hash = createHash('sha256')
		.update(JSON.stringify([named, overrides]))
		.digest('hex');
	return { rules: { criteria, overrides }, hash, criteriaHash: named };
}
