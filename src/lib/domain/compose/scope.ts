import type { ReferenceData } from '../reference';

export interface Scope {
	/** `''` for a category that is not known. */
	readonly sector: string;
	readonly subsector: string;
	readonly scope: 'yes' | 'no' | 'confirm' | 'to-qualify';
}

/**
 * Where a site stands: its category says so; a category outside the product's table is out of the field when FINESS files
 * it there (a health category, or an aggregate that is not social, 4…), and to qualify otherwise.
 * A département that is not known makes an ESMS one to qualify.
 */
export function scopeOf(
	site: { category: string; aggregate: string; department: string },
	reference: ReferenceData
): Scope {
	const category = reference.categories.get(site.category);
	if (!category) {
		const health = site.category !== '' && reference.healthCategories.has(site.category);
		const outside = health || (site.aggregate !== '' && !site.aggregate.startsWith('4'));
		return { sector: outside ? 'HORS' : '', subsector: '', scope: outside ? 'no' : 'to-qualify' };
	}
	const { sector, subsector, scope } = category;
	if (scope !== 'no' && !reference.departments.has(site.department))
		return { sector, subsector, scope: 'to-qualify' };
	return { sector, subsector, scope };
}
