import type { ReferenceData } from '../reference';
import { err, ok, type Result } from '../shared';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import { CORRECTABLE_FIELDS } from './correctable';

/** Why a value cannot be put in place of what a register says. */
export type CorrectionProblem =
	/** The field identifies the structure, or is computed. */
	| { readonly code: 'not-correctable'; readonly field: string }
	| { readonly code: 'unknown-category'; readonly value: string }
	| { readonly code: 'unknown-department'; readonly value: string }
	/** Not the code of a commune of a département that the product knows. */
	| { readonly code: 'unknown-commune'; readonly value: string }
	| { readonly code: 'postal-code'; readonly value: string }
	/** The commune that stands is of another département. */
	| { readonly code: 'commune-elsewhere'; readonly commune: string; readonly department: string }
	/** Not the legal entity of any structure that is seen. */
	| { readonly code: 'unknown-entity'; readonly value: string };

/**
 * The values that a correction decides, by field id: the one given, and what follows from it (a commune gives its département, a
 * category its label). Values are checked against the reference tables; their shape is checked by who reads the decision.
 * @param territory what the author sees: a legal entity is chosen among its structures
 * @param value not empty
 */
export function correctionOf(
	territory: TerritoryTable,
	reference: ReferenceData,
	row: number,
	field: string,
	value: string
): Result<Readonly<Record<string, string>>, CorrectionProblem> {
	if (!CORRECTABLE_FIELDS.includes(field)) return err({ code: 'not-correctable', field });
	switch (field) {
		case 'structure.category': {
			const category = reference.categories.get(value);
			if (!category) return err({ code: 'unknown-category', value });
			return ok({ [field]: value, 'structure.category_label': category.label });
		}
		case 'structure.department': {
			if (!reference.departments.has(value)) return err({ code: 'unknown-department', value });
			const commune = textAt(codedColumn(territory.structures, 'structure.commune'), row);
			const department = departmentOf(commune);
			return commune === '' || department === value
				? ok({ [field]: value })
				: err({ code: 'commune-elsewhere', commune, department });
		}
		case 'structure.commune': {
			const commune = value.toUpperCase();
			const department = departmentOf(commune);
			if (!reference.departments.has(department)) return err({ code: 'unknown-commune', value });
			return ok({ [field]: commune, 'structure.department': department });
		}
		case 'structure.postal_code':
			return /^\d{5}$/.test(value) ? ok({ [field]: value }) : err({ code: 'postal-code', value });
		case 'structure.legal_entity': {
			const column = codedColumn(territory.structures, field);
			const isSeen = column.codes.includes(column.values.indexOf(value));
			return isSeen ? ok({ [field]: value }) : err({ code: 'unknown-entity', value });
		}
		default:
			return ok({ [field]: value });
	}
}

/** Official code of the département of a commune, from its INSEE code; `''` for a text that is none. */
function departmentOf(commune: string): string {
	const found = /^(97\d|98\d|2[AB]|\d{2})(\d{2,3})$/.exec(commune);
	return found && commune.length === 5 ? (found[1] ?? '') : '';
}
