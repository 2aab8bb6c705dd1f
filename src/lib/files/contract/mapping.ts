import type { LayerKind } from '$lib/domain/fields';

/** Which column of a CSV or XLSX gives which field. Columns left out are not read. */
export interface Mapping {
	readonly kind: LayerKind;
	readonly columns: readonly MappedColumn[];
}

export interface MappedColumn {
	/** Header as written in the file; compared without case, accents and punctuation. */
	readonly header: string;
	/** Field id of the catalogue. */
	readonly field: string;
}

/** A mapping guessed from the names and the contents of the columns. */
export interface MappingProposal {
	/** Null when nothing tells what the file holds. */
	readonly kind: LayerKind | null;
	readonly columns: readonly ProposedColumn[];
	/** Ids of the required fields that no column gives. */
	readonly missing: readonly string[];
	/** True when every required column of one kind is certain, and no other kind fits as well. */
	readonly certain: boolean;
}

export interface ProposedColumn {
	readonly header: string;
	readonly index: number;
	readonly field: string | null;
	readonly certainty: 'certain' | 'likely' | 'none';
	/** French: what the guess rests on. */
	readonly why: string;
}

/** The mapping that applies without a question: the columns of a proposal that are certain. */
export function mappingFromProposal(proposal: MappingProposal): Mapping | null {
	if (proposal.kind === null) return null;
	const columns = proposal.columns.flatMap(({ header, field, certainty }) =>
		field !== null && certainty === 'certain' ? [{ header, field }] : []
	);
	return { kind: proposal.kind, columns };
}
