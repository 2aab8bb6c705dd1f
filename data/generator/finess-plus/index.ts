export {
	generateFinessPlusJson,
	type FinessPlusCounts,
	type FinessPlusOptions
} from './generate-finess-plus';
