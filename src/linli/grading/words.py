"""Words for people, Chinese and English side by side; everywhere else a fault is a code with fields.

A sentence about a fault says what is wrong, with the value, and then what is allowed or what to do.
"""

import re
from decimal import Decimal

from .cells import plain
from .faults import Fault, Place
from .schema import Text

LANGUAGES = ("zh", "en")

# fmt: off
FAULTS: dict[str, tuple[str, str]] = {
    # files
    "file_too_large": ("文件过大（{size} 字节），上限 {most} 字节。", "The file is too large ({size} bytes); at most {most} bytes are read."),
    "not_text": ("文件不是 UTF-8 文本。请用 UTF-8 编码另存。", "The file is not UTF-8 text. Save it as UTF-8."),
    "text_in_gbk": ("文件像是 GBK 编码。请用 UTF-8 编码另存后再试。", "The file looks like GBK. Save it as UTF-8 and try again."),
    "not_found": ("找不到文件。请核对路径。", "There is no such file. Check the path."),
    "unreadable": ("无法读写：{problem}。", "It cannot be read or written: {problem}."),
    "no_fonts": ("没有中文字体，不能生成 PDF。请用 ./linli grade … --pdf 运行，它会自动安装。", "There is no Chinese type, so no PDF can be made. Run ./linli grade … --pdf, which brings it."),
    "same_file": ("输出与输入是同一个文件，请换一个名字。", "The output is the input itself; choose another name."),
    "not_a_file": ("这里已有文件夹、设备或管道，不能写成文件；请换一个名字。", "A folder, device or pipe stands there, so no file can be written; choose another name."),
    "no_standards_here": ("文件夹里没有标准（.yaml 文件）。", "The folder holds no standards (.yaml files)."),
    "no_folder": ("文件夹 {folder} 不存在或不可写。", "The folder {folder} does not exist or cannot be written to."),
    "no_standard": ("没有标准“{name}”。可给文件路径，或自带标准之一：{known}。", "There is no standard “{name}”. Give a file, or one that is shipped: {known}."),
    # YAML
    "not_yaml": ("YAML 语法有误：{problem}。", "This is not valid YAML: {problem}."),
    "unprintable": ("文字中有不可打印的控制字符，请删去。", "The text holds control characters that cannot be printed; remove them."),
    "several_documents": ("一个文件只能有一个 YAML 文档，请去掉多余的“---”。", "A file holds one YAML document; remove the extra “---”."),
    "anchor_in_yaml": ("不接受锚点和别名（& 和 *），请把内容写全。", "Anchors and aliases (& and *) are not accepted; write the contents out."),
    "tag_in_yaml": ("不接受标签 {tag}，请直接写值。", "The tag {tag} is not accepted; write the plain value."),
    "nested_too_deep": ("层次过深，最多 {most} 层。", "Nested too deep; at most {most} levels."),
    "key_not_text": ("键必须是文字。", "A key must be text."),
    "repeated_key": ("键“{key}”重复，只留一个。", "The key “{key}” is repeated; keep one."),
    # shape of a standard
    "not_a_standard": ("这不是标准文件：应为以 standard、edition 等键开头的映射。", "This is not a standard: it must be a mapping with keys such as standard and edition."),
    "missing_key": ("缺少“{key}”。", "“{key}” is missing."),
    "unknown_key": ("没有“{key}”这个键{near_zh}。可用：{allowed}。", "There is no key “{key}”{near_en}. Allowed: {allowed}."),
    "wrong_type": ("“{key}”的值 {value} 类型不对，应为{wanted_zh}。", "“{key}” is {value}; it must be {wanted_en}."),
    "not_one_of": ("“{key}”的值“{value}”不可用。可用：{allowed}。", "“{key}” is “{value}”. Allowed: {allowed}."),
    "bad_form": ("“{key}”的值“{value}”格式不对，应符合 {pattern}。", "“{key}” is “{value}”; it must match {pattern}."),
    "bad_length": ("“{key}”的长度是 {value}，应在 {least} 至 {most} 之间。", "“{key}” has the length {value}; allowed are {least} to {most}."),
    "out_of_range": ("“{key}”的值 {value} 超出范围，应 {limit}。", "“{key}” is {value}; it must be {limit}."),
    "repeated_id": ("编号“{id}”重复，每个编号只能用一次。", "The id “{id}” is repeated; use each id once."),
    "reserved_id": ("编号“{id}”已被系统占用（{reserved}），请换一个。", "The id “{id}” is reserved ({reserved}); choose another."),
    "unknown_reference": ("引用的“{value}”没有定义。已定义：{allowed}。", "“{value}” is not defined. Defined: {allowed}."),
    "key_not_here": ("{mode} 模式下没有“{key}”，请删去。", "There is no “{key}” in {mode} mode; remove it."),
    "choices_misfit": ("只有 choice 类事实写 choices，且必须写；这里是 {kind}。", "choices belong to facts of the kind choice, and only to them; this one is {kind}."),
    "choices_bad": ("可选值不能重复、为空或含逗号：{choices}。", "choices must not repeat, be empty or hold a comma: {choices}."),
    "too_many_items": ("共有 {found} 项指标，最多 {most} 项。", "There are {found} items; at most {most}."),
    "condition_never": ("“{fact}”的条件永远不成立。", "The condition on “{fact}” can never hold."),
    "points_at_below_full": ("points_at 的最高比例是 {top}，永远得不到满分；应有一处为 1。", "points_at reaches {top} at most, so the full points are never given; one share must be 1."),
    "cap_out_of_range": ("板块上限 {cap} 应大于 0 且不超过各项合计 {total}。", "cap is {cap}; it must be above 0 and at most the items' sum {total}."),
    "grades_split": ("同一等级的各段必须相邻：{grades}。", "Bands of one grade must stand together: {grades}."),
    "too_fine": ("{value} 过细，最多 {decimals} 位小数。", "{value} is too fine; at most {decimals} decimals."),
    # items
    "one_method": ("每个指标恰好一种评分方法，现有：{given}。可用：{allowed}。", "An item has exactly one method; found: {given}. Allowed: {allowed}."),
    "method_not_here": ("{mode} 模式下此指标不能用 {method}。可用：{allowed}。", "The method {method} does not fit this item in {mode} mode. Allowed: {allowed}."),
    "points_missing": ("缺少分值 points。", "points are missing."),
    "points_not_here": ("{mode} 模式下的 {role} 指标没有分值，请删去 points。", "An item with the role {role} has no points in {mode} mode; remove points."),
    "points_zero": ("分值不能为 0。", "points must not be 0."),
    "role_not_here": ("{mode} 模式下没有 {role} 指标。", "There is no role {role} in {mode} mode."),
    "on_fail_missing": ("前置条件必须写明不满足的后果 on_fail。", "A must-have needs on_fail: what happens when it is not met."),
    "on_fail_not_here": ("只有积分模式下的前置条件才写 on_fail。", "on_fail belongs to must-have items in points mode only."),
    "on_fail_empty": ("on_fail 是空的，请写 star_at_most、grade_at_most、class 或 not_passed。", "on_fail is empty; give star_at_most, grade_at_most, class or not_passed."),
    "on_fail_misfit": ("“{key}”要求结果用 {ladder} 表示，而本标准没有。", "“{key}” needs an outcome with {ladder}, which this standard has not."),
    "limit_without_effect": ("限制“{limit}”不起作用：最高本来就是“{top}”。", "The limit “{limit}” has no effect: the top is “{top}” anyway."),
    "means_count": ("means 有 {found} 条，应与档次数 {wanted} 相同。", "means has {found} texts; it needs one per level, {wanted}."),
    "condition_misfit": ("事实“{fact}”属 {kind} 类，条件可用：{allowed}；现有：{given}。", "The fact “{fact}” is {kind}; conditions allowed: {allowed}; found: {given}."),
    "levels_not_falling": ("档次分必须从高到低且不小于 0：{levels}。", "levels must fall and not go below 0: {levels}."),
    "levels_top": ("最高档 {top} 与分值 {points} 不等。", "The top level {top} is not the item's points {points}."),
    "deduct_above_points": ("每处扣 {per} 分，多于分值 {points}。", "{per} per occurrence is more than the item's points {points}."),
    "points_at_not_rising": ("points_at 的取值必须从小到大：{values}。", "The values of points_at must rise: {values}."),
    "points_at_flat": ("points_at 的得分比例处处相同，测量不起作用。", "points_at gives the same share everywhere: the measurement has no effect."),
    "share_out_of_range": ("比例应在 0 至 1 之间：{values}。", "A share lies between 0 and 1: {values}."),
    "events_lowest": ("最低分 {lowest} 应不大于 0 且低于分值 {points}。", "lowest is {lowest}; it must be at most 0 and below the points {points}."),
    "goalposts": ("目标值 {low} 至 {high}（{scale}）不成立：下限须低于上限，对数尺度下须大于 0。", "Goalposts {low} to {high} ({scale}): low must be below high, and above 0 on a log scale."),
    # sums and outcome
    "cap_missing": ("缺少板块满分 cap，普通指标合计 {total}。", "cap is missing; the ordinary items add up to {total}."),
    "cap_is_not_sum": ("板块满分 {cap} 不等于普通指标合计 {total}。", "cap is {cap}, but the ordinary items add up to {total}."),
    "mean_missing": ("板块有多个指标，须写明 mean（arithmetic 或 geometric）。", "The section has several items; say mean: arithmetic or geometric."),
    "bonus_missing": ("有加分项（合计 {total}），须写明 bonus: {{cap: …}}。", "There are bonus items ({total} points); say bonus: {{cap: …}}."),
    "bonus_cap_high": ("加分上限 {cap} 高于加分项合计 {total}，永远达不到。", "The bonus cap {cap} is above the bonus items' sum {total} and is never reached."),
    "too_many_points": ("总分 {total} 超过上限 {most}。", "The points add up to {total}; at most {most}."),
    "outcome_not_here": ("{mode} 模式的结果就是“全部符合”，不写等级和类别。", "In {mode} mode the outcome is that every criterion is met; remove bands and classes."),
    "one_ladder": ("结果须恰好用 stars、grades、pass 之一表示，现有：{given}。", "The outcome needs exactly one of stars, grades, pass; found: {given}."),
    "band_out_of_reach": ("分数线 {min} 高于可达最高分 {top}。", "The band starts at {min}, above the highest total {top}."),
    "band_without_min": ("缺少分数线 min。", "min is missing."),
    "bands_not_falling": ("等级的分数线必须从高到低：{above} 之后是 {below}。", "Bands must fall: {below} follows {above}."),
    "stars_not_falling": ("星级必须从高到低：{above} 之后是 {below}。", "Stars must fall: {below} follows {above}."),
    "gate_twice": ("every_section 与 section 只能写一个。", "Give every_section or section, not both."),
    "no_entries_here": ("no_bad_entry 需要至少一个 events 指标。", "no_bad_entry needs at least one item with the method events."),
    "index_missing": ("index 模式须写明 outcome.index（mean、digits）。", "Index mode needs outcome.index (mean, digits)."),
    "class_last": ("最后一个类别“{id}”不写条件：其余都归它。", "The last class “{id}” takes the rest; remove its when."),
    "class_not_last": ("类别“{id}”没有条件，只有最后一个可以没有。", "The class “{id}” needs a when; only the last has none."),
    # workbooks
    "not_a_workbook": ("这不是可读的工作簿（{problem}）。请提供 .xlsx 或 .xls 文件。", "This is not a readable workbook ({problem}). Give an .xlsx or .xls file."),
    "unpacks_too_large": ("工作簿解压后有 {size} 字节，上限 {most} 字节；请拆分或清除多余格式。", "The workbook unpacks to {size} bytes; at most {most}. Split it or clear superfluous formatting."),
    "too_many_columns": ("有 {found} 列，最多 {most} 列。请删去表格之外的内容。", "There are {found} columns; at most {most}. Delete what stands outside the table."),
    "repeated_sheet": ("工作表名称重复，请只留一个。", "Two sheets have this name; keep one."),
    "sheet_missing": ("缺少工作表“{name}”，现有：{found}。请用本标准的模板。", "The sheet “{name}” is missing; found: {found}. Use this standard's template."),
    "other_standard": ("这是标准“{found}”的工作簿，现按“{wanted}”评分。请换用对应的标准或模板。", "The workbook is for the standard “{found}”, not “{wanted}”. Use its own standard or template."),
    "other_edition": ("工作簿的版次是“{found}”，现按“{wanted}”评分。请用同一版次的模板。", "The workbook is for the edition “{found}”, not “{wanted}”. Use the template of the same edition."),
    "other_content_hash": ("工作簿的标准内容与现用标准不同（{found}，应为 {wanted}）：版次相同，内容已改。请重新生成模板。", "The standard's content changed within the edition ({found}; now {wanted}). Make the template again."),
    "round_title_missing": ("缺少评价批次名称。", "The name of the round is missing."),
    "personal_number": ("文字里有身份证号或手机号。请删去，原因和文件里不写个人信息。", "The text holds an identity card or mobile number. Remove it: reasons and documents carry no personal data."),
    "as_of_missing": ("基准日“{value}”不是日期。请填写如 2021-10-15。", "The as-of date “{value}” is not a date. Enter one such as 2021-10-15."),
    "too_many_rows": ("有 {found} 行，最多 {most} 行。请按县（市、区）拆分。", "There are {found} rows; at most {most}. Split the workbook, for example by county."),
    "merged_cells": ("单元格 {cells} 已合并。请取消合并，逐格填写。", "The cells {cells} are merged. Unmerge them and fill in each cell."),
    "formula": ("单元格里是公式。请粘贴为数值。", "The cell holds a formula. Paste its value instead."),
    "error_value": ("单元格是错误值（如 #DIV/0!）。请改为应填的值，未知的留空。", "The cell holds an error value (such as #DIV/0!). Enter what belongs there, or leave it empty if unknown."),
    "column_missing": ("缺少“{title}”列（第一行应有 {column}）。请用模板的表头。", "The column “{title}” is missing ({column} in row 1). Use the template's head."),
    "unknown_column": ("第一行的“{column}”不是本标准的列。请删去该列或改用模板。", "“{column}” in row 1 is no column of this standard. Remove it, or use the template."),
    "repeated_column": ("“{column}”列出现两次，请只留一列。", "The column “{column}” stands twice; keep one."),
    "no_subjects": ("没有评价对象。请从第 4 行起填写。", "There are no subjects. Enter them from row 4 on."),
    "code_missing": ("缺少编码。请填写或清空整行。", "The code is missing. Enter it, or clear the row."),
    "code_lost_digits": ("编码 {value} 以数字存放，超过 15 位的数字已丢失。请把单元格设为文本后重新填写。", "The code {value} is stored as a number and has lost its digits after the 15th. Format the cell as text and enter it again."),
    "repeated_code": ("编码“{value}”重复，首次出现在 {first}。", "The code “{value}” is repeated; it first stands in {first}."),
    "name_missing": ("缺少名称。", "The name is missing."),
    "unknown_subject": ("编码“{value}”不在“对象”表中。请核对，或先登记该对象。", "The code “{value}” is not on the sheet of subjects. Check it, or enter the subject first."),
    "unknown_item": ("没有指标“{value}”。请填写本标准的指标编号。", "There is no item “{value}”. Enter an item id of this standard."),
    "not_one_of_cell": ("“{value}”不可用。可填：{allowed}。", "“{value}” is not allowed. Allowed: {allowed}."),
    "not_a_number": ("“{value}”不是数字。可填如 12、0.5、83%、37/41。", "“{value}” is not a number. Allowed are such as 12, 0.5, 83%, 37/41."),
    "not_whole": ("“{value}”不是整数。请填写个数。", "“{value}” is not a whole number. Enter a count."),
    "not_yes_no": ("“{value}”不可用。可填：是、否。", "“{value}” is not allowed. Allowed: 是 or 否 (yes, no)."),
    "not_a_level": ("“{value}”不是本指标的档次。可填：{allowed}。", "“{value}” is not a level of this item. Allowed: {allowed}."),
    "mark_above_maximum": ("{value} 分高于满分 {most}。", "{value} is above the maximum of {most} points."),
    "below_minimum": ("{value} 太小，至少 {least}。", "{value} is too small; at least {least}."),
    "above_maximum": ("{value} 太大，至多 {most}。比例可写 0.83、83% 或 37/41。", "{value} is too large; at most {most}. A share can be 0.83, 83% or 37/41."),
    "fraction_needed": ("“{value}”看不出样本数。请写成 合格数/样本数，如 37/41。", "“{value}” does not tell the sample. Enter numerator/denominator, such as 37/41."),
    "zero_denominator": ("“{value}”的分母是 0。没有可评的写 0/0。", "“{value}” has the denominator 0. If there is nothing to measure, enter 0/0."),
    "cell_is_date": ("单元格是日期 {value}，可能是把 3/4 之类的分数自动变成了日期。请把单元格设为文本后重填。", "The cell is the date {value}; a fraction such as 3/4 may have been turned into one. Format the cell as text and enter it again."),
    "cell_is_time": ("单元格是时间 {value}，请填写数字或文字。", "The cell is a time, {value}; enter a number or text."),
    "not_a_date": ("“{value}”不是日期。请填写如 2021-10-15。", "“{value}” is not a date. Enter one such as 2021-10-15."),
    "date_after_as_of": ("日期 {value} 在基准日 {as_of} 之后。", "The date {value} is after the as-of date {as_of}."),
    "not_applicable_not_allowed": ("本指标不能填“不适用”：它适用于所有对象。还不知道的请留空。", "This item applies to every subject, so “not applicable” is not allowed. Leave it empty if unknown."),
    "does_not_apply": ("按基本情况（{facts}）本指标不适用，却填了“{value}”。请核对二者之一。", "By the facts ({facts}) the item does not apply, yet it has the answer “{value}”. Check one or the other."),
    "applies_after_all": ("按基本情况（{facts}）本指标适用，不能填“不适用”。", "By the facts ({facts}) the item applies; “not applicable” is not allowed."),
    "entries_sheet_only": ("本指标按“记录”表计分，此处不填。", "This item is scored from the sheet of entries; leave it out here."),
    "formula_like": ("“{value}”以 =、+、-、@ 开头，会被当作公式。请去掉开头的符号。", "“{value}” begins like a formula (=, +, -, @). Remove the first sign."),
    "text_too_long": ("文字有 {found} 字，最多 {most} 字。", "The text has {found} characters; at most {most}."),
    "reason_missing": ("{code} 此项失分，却没有扣分原因。请在“扣分原因”表写明原因和证据。", "{code} lost points here without a reason. Give the reason and its proof on the sheet of reasons."),
    "reason_empty": ("缺少扣分原因。", "The reason is missing."),
    "proof_empty": ("缺少证据（照片、文件的编号或名称）。", "The proof is missing (number or name of a photo or document)."),
    "document_empty": ("缺少文件名称或文号。", "The document's name or number is missing."),
    "decision_without_reason": ("改变类别须写明原因。", "A class given by hand needs a reason."),
    "decision_without_document": ("改变类别须有文件（文号或名称）。", "A class given by hand needs a document (number or name)."),
    "decision_idle": ("{code} 没有评定（{state_zh}），改类决定不起作用。", "{code} is not graded ({state_en}); the decision on its class has no effect."),
    "reason_without_loss": ("{code} 此项没有失分，却写了扣分原因，请核对。", "{code} has a reason here, but lost no point. Check it."),
    "evidence_expired": ("{code} 的证据“{document}”（{date}）超过 {months} 个月有效期。", "{code}: the document “{document}” ({date}) is older than its {months} months of validity."),
    # bundles
    "not_a_bundle": ("这不是封存包（{problem}）。", "This is not a sealed bundle ({problem})."),
    "bundle_file_added": ("封存包里多了文件“{name}”。只能有：{allowed}。", "The bundle has a file “{name}” too many. Allowed: {allowed}."),
    "bundle_file_missing": ("封存包里缺少文件“{name}”。", "The bundle lacks the file “{name}”."),
    "bundle_packed": ("封存包里的“{name}”被压缩过或大小不符；封存包不压缩。", "“{name}” in the bundle is compressed or has a false size; a bundle is not compressed."),
    "previous_later": ("上一批次的基准日 {as_of} 晚于本批次。", "The round before has the later as-of date {as_of}."),
    "file_changed": ("文件 {name} 与封存时不同：封存的校验值 {sealed}，现为 {found}。", "{name} is not the file that was sealed: its hash was {sealed}, now it is {found}."),
    "manifest_form": ("清单 manifest.json 不完整或格式不对（{problem}）。", "manifest.json is incomplete or malformed ({problem})."),
    "manifest_layout": ("清单 manifest.json 的写法与封存时不同（有字节被改动）。", "manifest.json is not written as it was sealed: bytes were changed."),
    "manifest_differs": ("清单中的 {key} 是 {sealed}，重新计算得 {found}。", "The manifest says {key}: {sealed}; recomputed: {found}."),
    "bundle_format": ("封存包格式“{found}”未知，本程序认识 {known}。", "The bundle's format “{found}” is unknown; this program knows {known}."),
    "bundle_rules": ("封存时的计分规则是“{found}”，本程序按 {known} 计算，不能核对。", "It was sealed under the rules “{found}”; this program computes by {known} and cannot check it."),
    "seal_changed": ("封存号不符：清单写 {sealed}，重新计算得 {found}。", "The seal differs: the manifest says {sealed}, recomputed {found}."),
    "chain_broken": ("与上一批次的链断开：本批次写的上一封存号是 {claimed}，实际是 {found}。", "The chain is broken: this round names the seal {claimed} before it, the round before has {found}."),
    "standard_differs": ("标准的 {key} 不符：清单写 {sealed}，文件里是 {found}。", "The standard's {key} differs: the manifest says {sealed}, the file {found}."),
    "bundle_columns": ("列“{column}”缺失、多余或顺序不对。", "The column “{column}” is missing, superfluous or out of order."),
    "bundle_rows": ("有 {found} 行，应为 {wanted} 行。", "There are {found} rows; there should be {wanted}."),
    "bundle_codes": ("对象编码重复或未按顺序排列。", "Subject codes are repeated or out of order."),
    "bundle_answer": ("{code} 的 {column} 是“{value}”，不是有效的规范答案。", "{code}: {column} is “{value}”, which is no valid answer in its canonical form."),
    "bundle_container": ("各文件都相符，但压缩包本身的字节被改动过。", "Every file agrees, but bytes of the container itself were changed."),
    "not_a_table": ("这不是可读的表格（{problem}）。", "This is not a readable table ({problem})."),
    "row_width": ("此行有 {found} 格，应为 {wanted} 格。", "This row has {found} cells; it should have {wanted}."),
    "table_layout": ("{name} 的内容相符，但写法与封存时不同。", "{name} agrees in content, but is not written as it was sealed."),
    "result_differs": ("{code} {name}：公布的 {column} 是“{published}”，重新计算得“{recomputed}”。", "{code} {name}: the published {column} is “{published}”; recomputed it is “{recomputed}”."),
    # a bureau's table
    "table_file_kind": ("“{value}”不是表格文件。请提供 .xlsx、.xls 或 .csv 文件。", "“{value}” is no file with a table. Give an .xlsx, .xls or .csv file."),
    "workbook_unreadable": ("工作簿已损坏，或占用的范围过大。请清除表格之外的单元格，另存为 .xlsx 后再试。", "The workbook is damaged, or spans far too much. Clear cells outside the table, save it anew as .xlsx and try again."),
    "table_too_large": ("表格有 {rows} 行、{columns} 列，最多 {most_rows} 行、{most_columns} 列。请只留评分表。", "The table has {rows} rows and {columns} columns; at most {most_rows} and {most_columns}. Keep the scoring table only."),
    "table_empty": ("表格是空的。请提供有表头和内容的评分表。", "The table is empty. Give a scoring table with its head and rows."),
    "header_missing": ("找不到表头。内容最多的一行是：{found}。表头应含分值，以及指标或评分标准，如：{expected}。", "No head was found. The fullest row is: {found}. A head names the points (分值), and items or scoring rules, such as: {expected}."),
    "no_items_in_table": ("表头以下没有可计分的指标：至少要有一行写明分值。", "There is no item to score below the head: at least one row must give points."),
    "draft_too_long": ("草稿有 {size} 字节，上限 {most} 字节。请拆成几张表。", "The draft has {size} bytes; at most {most}. Split the table."),
    "sheet_left_out": ("此工作表没有转入：只转一张评分表。如有需要，请单独转。", "This sheet was left out: only one scoring table is read. Convert it by itself if it is needed."),
    "column_left_out": ("“{title}”列没有转入（{count} 行有内容）。请看是否需要。", "The column “{title}” was left out ({count} rows have something in it). See whether it is needed."),
    "row_left_out": ("此行没有转入：“{text}”。请看它是什么。", "This row was left out: “{text}”. See what it is."),
    "row_without_points": ("此行没有分值，没有转入：“{text}”。请补分值，或注明是前置条件。", "This row has no points and was left out: “{text}”. Give it points, or make it a must-have."),
    "points_not_read": ("读不懂分值“{value}”，此行没有转入：“{text}”。请改为如 3 或 0.5 的数。", "The points “{value}” could not be read and the row was left out: “{text}”. Give a number such as 3 or 0.5."),
    "penalty_left_out": ("倒扣分的行没有转入：“{text}”。请改写为从满分中扣（deduct）、记录（events）或前置条件。", "A row that takes points off the total was left out: “{text}”. Write it as deduct, events or a must-have."),
    "points_from_text": ("没有单独的分值，分值 {points} 取自文字。请核对。", "The points {points} were taken from the words, as no cell gives them. Check them."),
    "points_guessed": ("分值写作“{value}”，按 {points} 分转入。请核对。", "The points stand as “{value}” and were taken as {points}. Check them."),
    "sum_differs": ("此处写 {stated} 分，各项相加是 {found} 分。请核对分值。", "It says {stated} points here; the items add up to {found}. Check the points."),
    "method_not_read": ("没读懂评分办法：“{text}”。草稿按做到得满分、未做到不得分，请改写。", "The scoring rule was not understood: “{text}”. The draft gives all points or none; rewrite it."),
    "method_partly_read": ("评分办法中这一句没有转入：“{text}”。请决定怎样计分。", "This part of the scoring rule was left out: “{text}”. Decide how it is to be scored."),
    "method_guessed": ("评分办法“{text}”留有余地，这里是推测。请核对。", "The scoring rule “{text}” leaves room; the method here is a guess. Check it."),
    "level_zero_added": ("原文“{text}”没有说其余情况，草稿加了 0 分一档。请核对。", "“{text}” does not say what the rest gets; the draft adds a level of 0 points. Check it."),
    "must_have_taken": ("按前置条件转入，不满足即不达标是推测。请核对。", "Taken as a must-have; that failing it means not passed is a guess. Check it."),
    "must_have_with_points": ("表中列为前置条件，又有 {points} 分，草稿按计分项转入。请决定是哪一种。", "The table calls it a must-have and gives it {points} points; the draft scores it. Decide which it is."),
    "must_have_words": ("原文另有一票否决或取消资格的规定，草稿没有转入。请决定是否另立前置条件。", "The words also say that a failure rules the subject out; the draft does not. Decide whether a must-have is needed."),
    "bonus_cap_taken": ("加分上限 {cap} 取自表中文字，加分项合计 {total}。请核对。", "The bonus cap {cap} is taken from the table's words; the bonus items add up to {total}. Check it."),
    "bonus_cap_guessed": ("表中没有加分上限，草稿取加分项合计 {cap}。请核对。", "The table gives no bonus cap; the draft takes the sum of the bonus items, {cap}. Check it."),
    "heading_guessed": ("把“{text}”当作标题行是推测。请核对。", "That “{text}” is a heading is a guess. Check it."),
    "heading_without_items": ("标题“{text}”之下没有指标。它若是指标，请补上评分标准。", "There is no item below the heading “{text}”. If it is an item, give it a scoring rule."),
    "sections_missing": ("从这里起的指标没有分类，放入板块“{title}”。请核对。", "Items from here on have no category and stand in the section “{title}”. Check it."),
    "row_joined": ("第 {row} 行没有自己的分值，并入上面的指标。请核对。", "Row {row} has no points of its own and was joined to the item above. Check it."),
    "title_guessed": ("表头之上没有标题，以文件名“{title}”为标准的名称。请拟一个名称。", "There is no title above the head; the file's name “{title}” was taken. Give the standard a title."),
    "title_cut": ("指标名称“{title}”截取自较长的文字。请拟一个名称。", "The item's name “{title}” was cut from a longer text. Give it a name."),
    "check_not_read": ("读不懂考核方式“{text}”。请填 documents、site、survey 或 system。", "How it is checked could not be read: “{text}”. Enter documents, site, survey or system."),
    "check_guessed": ("考核方式取自评分标准中的“{text}”。请核对。", "How it is checked was taken from the scoring rule: “{text}”. Check it."),
    "subject_guessed": ("评价对象“{subject_zh}”是按标题“{title}”推测的。请核对。", "That it evaluates a {subject_en} is a guess from the title “{title}”. Check it."),
    "pass_guessed": ("达标线 {min} 是建议（总分 {total} 的 70%），原表未采用。请填写正式的分数线。", "The pass mark {min} is a proposal (70 % of {total}), not taken from the table. Enter the official one."),
    "english_missing": ("英文照录中文，尚待翻译。", "The English repeats the Chinese; it is still to be translated."),
    "remark_kept": ("表下的说明放入了 note，其中若有规则，尚未转入：“{text}”。", "This remark was kept in the note; if it holds rules, they were not taken over: “{text}”."),
}

WORDS: dict[str, tuple[str, str]] = {
    # columns of workbooks and what may be entered
    "col_code": ("编码", "Code"), "hint_code": ("唯一，文本", "unique, text"),
    "col_name": ("名称", "Name"), "hint_name": ("必填", "required"),
    "col_county": ("县（市、区）", "County"), "hint_county": ("", ""),
    "col_community": ("社区", "Community"), "hint_community": ("", ""),
    "col_item": ("指标", "Item"), "hint_item": ("如 B05", "such as B05"),
    "col_reason": ("扣分原因", "Why points were lost"), "hint_reason": ("写事实和地点，不写个人姓名", "facts and place, no personal names"),
    "col_proof": ("证据", "Proof"), "hint_proof": ("照片或文件的编号", "number of photo or document"),
    "col_document": ("文件", "Document"), "hint_document": ("名称或文号", "name or number"),
    "col_date": ("日期", "Date"), "hint_date": ("如 2021-10-15", "such as 2021-10-15"), "hint_entry_date": ("认定日期", "date of the finding"),
    "col_kind": ("记录类型", "Kind of entry"), "hint_kind": ("按下拉选择", "choose from the list"),
    "col_class": ("类别", "Class"), "col_class_reason": ("改变类别的原因", "Why the class is changed"),
    "hint_class_reason": ("必填，进入封存包公开", "required; published in the bundle"),
    "hint_yes_no": ("是 / 否", "是 yes / 否 no"), "hint_whole": ("整数", "whole number"), "hint_number": ("数字", "number"),
    "hint_must_have": ("前置条件：满足填是，不满足填否", "must-have: 是 if met, 否 if not"),
    "hint_binary": ("满分 {points}：做到填是，未做到填否", "{points} points: 是 if done, 否 if not"),
    "hint_criterion": ("符合填是，不符合填否", "是 if met, 否 if not"),
    "hint_levels": ("选一档：{levels}", "one of {levels}"),
    "hint_deduct": ("填{unit}数；每{unit}扣 {per}，满分 {points}", "number ({unit}); {per} off for each, of {points} points"),
    "hint_count": ("填{unit}数；{of} {unit}得满分 {points}", "number done ({unit}); {of} for the full {points} points"),
    "hint_measured_share": ("填比例，如 0.83、83% 或 37/41；满分 {points}（{line}）", "share, such as 0.83, 83% or 37/41; {points} points ({line})"),
    "hint_measured_number": ("填数值；满分 {points}（{line}）", "value; {points} points ({line})"),
    "hint_measured_fraction": ("填 合格数/样本数，样本不少于 {least}；满分 {points}（{line}）", "numerator/denominator, at least {least} in the sample; {points} points ({line})"),
    "hint_index": ("填数值", "value"),
    # the workbook's first sheet and its list of errors
    "sample_mark": ("样例", "sample"),
    "sample_note": ("本标准是样例，不是官方标准；据此得出的结果不得作为正式结果使用。", "This standard is a sample, not an official one; results by it must not be used as official results."),
    "info_standard": ("标准", "Standard"), "info_edition": ("版次", "Edition"), "info_content_hash": ("内容校验值", "Content hash"),
    "info_status": ("状态", "Status"), "info_round_title": ("评价批次名称", "Name of the round"), "info_as_of": ("基准日", "As-of date"),
    "info_source": ("来源", "Source"),
    "instructions": (
        (
        "先填本页的评价批次名称和基准日（黄色格）。\n"
        "“对象”表：每个对象一行，编码唯一；基本情况决定哪些指标适用，不知道的留空。\n"
        "“评分”表：每个对象一行，按第 3 行的提示填写；不知道的留空（未知不等于 0 分），按条件不适用的可留空或填“不适用”。\n"
        "“扣分原因”表：凡由人评判而未得满分的指标，每项至少写一条原因和证据；不写个人姓名和电话。\n"
        "“证据”表：文件名称或文号和日期，用于检查是否过期。\n"
        "不要合并单元格，不要用公式，不要改动第一行的编号；列的次序可以调整。"
        ),
        (
        "Fill in the name of the round and the as-of date on this sheet first (yellow cells).\n"
        "Sheet of subjects: one row each, with a code of its own; facts decide which items apply, leave unknown ones empty.\n"
        "Sheet of marks: one row per subject, as row 3 says; leave empty what is unknown (unknown is not zero); where an item does not apply, leave it empty or enter 不适用.\n"
        "Sheet of reasons: for every item that a person judged below the full points, at least one reason with its proof; no personal names or telephone numbers.\n"
        "Sheet of evidence: name or number and date of documents, to see which have expired.\n"
        "Do not merge cells, use formulas, or change the ids in row 1; columns may be moved."
        ),
    ),
    "not_allowed_here": ("不可填写", "Not allowed"),
    # states, outcomes, columns of results
    "official": ("正式", "official"), "sample": ("样例", "sample"),
    "outcome": ("等级", "Outcome"), "class": ("类别", "Class"), "class_by_rule": ("按规则的类别", "Class by rule"), "count": ("数量", "Count"),
    "stars": ("{count} 星", "{count} stars"), "one_star": ("{count} 星", "{count} star"), "no_star": ("未达星级", "no star"), "no_grade": ("未达等级", "no grade"),
    "passed": ("达标", "meets the standard"), "not_passed": ("未达标", "does not meet it"),
    "state": ("状态", "State"), "state_graded": ("已评定", "graded"), "state_incomplete": ("信息不全", "incomplete"), "state_not_assessable": ("无法评定", "not assessable"),
    "total": ("总分", "Total"), "bonus": ("加分", "Bonus"), "unknown_items": ("未知项数", "Unknown items"),
    "count_subjects": ("对象总数", "Subjects"), "count_graded": ("已评定", "Graded"), "count_incomplete": ("信息不全（有未知项，不评定）", "Incomplete (unknown items, not rated)"),
    "count_not_assessable": ("无法评定（某板块半数以上分值不适用）", "Not assessable (over half of a section does not apply)"),
    "chart_outcome": ("等级分布", "Outcomes"), "chart_class": ("类别分布", "Classes"),
    "sheet_overview": ("概览", "Overview"), "sheet_subjects": ("对象", "Subjects"), "sheet_items": ("指标", "Items"), "sheet_marks": ("得分", "Marks"),
    "sheet_reasons": ("原因", "Reasons"), "sheet_analysis": ("稳健性分析", "Robustness"),
    "why_not_higher": ("为何不更高", "Why not higher"),
    "limited_by_must_have": ("前置条件不满足：{item} {title}", "must-have not met: {item} {title}"),
    "limited_by_both": ("前置条件不满足：{item} {title}；有板块也未达到要求的比例", "must-have not met: {item} {title}; a section is below its gate too"),
    "limited_by_gate": ("总分够{outcome}，但有板块未达到要求的比例", "the total would give {outcome}, but a section is below its gate"),
    "nearest": ("改进哪一项即可升级", "Item that alone would lift it"), "nearest_gain": ("可增分", "Gain"), "nearest_outcome": ("升至", "Lifts it to"),
    "next_gain": ("改进一步可增", "Next step adds"),
    "item_title": ("名称", "Title"), "section": ("板块", "Section"), "role": ("性质", "Role"), "points": ("分值", "Points"),
    "role_ordinary": ("普通", "ordinary"), "role_must_have": ("前置条件", "must-have"), "role_bonus": ("加分项", "bonus"),
    "scored": ("已评", "Scored"), "full": ("满分", "Full"), "below": ("未满分", "Below full"), "not_applicable": ("不适用", "not applicable"), "unknown": ("未知", "unknown"),
    "share_reached": ("得分率", "Share reached"), "points_lost": ("失分", "Lost"), "responsible": ("责任主体", "Responsible"), "checked_by": ("检查方式", "Checked by"),
    "check_documents": ("查资料", "documents"), "check_site": ("看现场", "on site"), "check_survey": ("问卷或电话", "survey"), "check_system": ("系统数据", "system data"),
    "met": ("满足", "met"), "failed": ("不满足", "failed"), "mark": ("得分", "Mark"), "kind": ("情形", "Kind"), "arithmetic": ("怎样得来", "How it comes about"),
    "loss_lost": ("失分", "lost"), "loss_failed": ("前置条件不满足", "must-have failed"), "loss_unknown": ("未知", "unknown"), "loss_not_applicable": ("不适用", "not applicable"),
    "why_unknown": ("尚未填写，按未知处理，不按 0 分计", "not answered: unknown, not zero"),
    "why_fact_unknown": ("是否适用取决于未填写的基本情况：{facts}", "whether it applies depends on facts not given: {facts}"),
    "why_condition": ("按基本情况不适用（{facts}）", "does not apply by the facts ({facts})"),
    "why_condition_shared": ("按基本情况不适用（{facts}），分值在本板块内按比例分摊", "does not apply by the facts ({facts}); its points go to the rest of the section"),
    "why_empty": ("没有可评的数量（{answer}）", "nothing to measure ({answer})"),
    "why_empty_shared": ("没有可评的数量（{answer}），分值在本板块内按比例分摊", "nothing to measure ({answer}); its points go to the rest of the section"),
    "why_too_few": ("样本不足或为零（{answer}），按未知处理", "too few or none to measure ({answer}): unknown"),
    "why_failed": ("未满足要求", "the requirement is not met"), "why_not_done": ("未做到", "not done"),
    "why_level": ("评为 {mark} 分档：{word}", "level {mark}: {word}"),
    "why_deduct": ("{count} {word}，每{word}扣 {per} 分", "{count} ({word}), {per} off for each"),
    "why_count": ("完成 {done} {word}，满分需 {of} {word}", "{done} done ({word}), {of} for full points"),
    "why_measured": ("实测 {value}，满分需 {full}", "measured {value}, full points from {full}"),
    "why_events": ("有效记录：{entries}", "entries in force: {entries}"),
    "robustness": ("等级不变的比例", "Share with the same outcome"),
    "robustness_note": ("1000 组随机权重（各指标分值在 ±10% 内变动）中等级不变的比例；供分析用，不是结果的一部分。", "Share of 1,000 random weightings, each item's points within ±10 %, that give the same outcome; for analysis, not part of the result."),
    # documents
    "seal": ("封存号", "Seal"), "page_results": ("结果", "Results"), "page_failed": ("前置条件不满足", "Must-haves that failed"), "page_missing": ("信息不全和无法评定", "Incomplete and not assessable"),
    "made_by": ("由 LinLi 邻礼计算；任何人可用 linli verify 重新计算核对。", "Computed by LinLi; anyone can recompute it with linli verify."),
    "none": ("无", "none"), "county_table": ("分县（市、区）", "By county"),
    "method_binary": ("全有或全无", "all or nothing"), "method_levels": ("分档：{levels}", "levels: {levels}"),
    "method_deduct": ("每{word}扣 {per}，扣完为止", "{per} off for each ({word}), not below 0"),
    "method_count": ("完成 {of} {word}得满分，不足按比例", "full points for {of} ({word}), in proportion below"),
    "method_measured": ("按实测值折算（{line}）", "by the measured value ({line})"), "method_events": ("按有效记录加减分，最低 {lowest}：{entries}", "by the entries in force, at least {lowest}: {entries}"),
    "method_sample": ("；样本不少于 {least}", "; a sample of at least {least}"), "yes": ("是", "yes"), "no": ("否", "no"),
    "method_empty_not_applicable": ("；没有可评的不适用", "; not applicable if there is nothing to measure"),
    "method_empty_award": ("；没有可评的得满分", "; full points if there is nothing to measure"),
    "method_empty_unknown": ("", ""),
    "scale_linear": ("线性", "linear"), "scale_log": ("对数", "logarithmic"),
    "method_index": ("按目标值 {low} 至 {high} 折算（{scale}）", "between the goalposts {low} and {high} ({scale})"),
    "metric": ("指标数据：{metric}", "metric: {metric}"), "suggested_by": ("参考数据：{metric}（须人工确认）", "suggested by {metric} (a person confirms)"),
    "applies_if": ("仅当 {facts}", "only if {facts}"), "on_fail": ("不满足：{result}", "if not met: {result}"),
    "on_fail_star": ("最高 {value} 星", "at most {value} stars"), "on_fail_grade": ("最高 {value}", "at most {value}"), "on_fail_class": ("类别为{value}", "class {value}"), "on_fail_not_passed": ("不达标", "not passed"),
    "how": ("评分办法", "How it is marked"), "evidence": ("证据", "Evidence"), "evidence_months": ("{months} 个月内有效", "good for {months} months"),
    "outcome_rules": ("等级和类别", "Outcomes and classes"), "band_min": ("总分不低于 {min}", "total at least {min}"), "band_every": ("各板块得分率不低于 {share}", "every section at least {share}"),
    "band_section": ("{section}板块得分率不低于 {share}", "section {section} at least {share}"), "band_clean": ("无有效不良记录", "no bad entry in force"), "band_any": ("其余", "all others"),
    "class_star": ("不低于 {star} 星", "at least {star} stars"), "bonus_cap": ("加分最多计 {cap} 分", "bonus counts for at most {cap} points"),
    "all_criteria": ("所有适用的条款都符合即达标；条款共 {count} 条", "met when every criterion that applies is met; {count} criteria"),
    "index_rule": ("{mean}平均，乘以 {scale}，四舍五入到 {digits} 位小数", "{mean} mean times {scale}, half up to {digits} decimals"),
    "arithmetic_mean": ("算术", "arithmetic"), "geometric_mean": ("几何", "geometric"), "subject": ("评价对象", "Subject"),
    "subject_community": ("社区", "community"), "subject_compound": ("小区", "compound"), "subject_company": ("企业", "company"), "subject_division": ("行政区划", "division"), "subject_country": ("国家", "country"),
    "serves": ("对应国家标准 {serves}", "serves national criterion {serves}"), "points_word": ("{points} 分", "{points} points"), "facts_title": ("需要的基本情况", "Facts that are asked for"), "note": ("说明", "Note"),
    # the command line
    "cli_ok": ("{name}：可用（{items} 项，内容校验值 {hash}）", "{name}: good ({items} items, content hash {hash})"),
    "cli_faults": ("共 {count} 处错误。", "{count} faults."), "cli_more": ("……其余 {count} 处见 {file}", "… {count} more, see {file}"), "cli_more_plain": ("……其余 {count} 处", "… {count} more"),
    "cli_refused": ("工作簿未被接受，没有产生结果。已标出错误的工作簿：{file}", "The workbook is refused and nothing was graded. The workbook with its errors marked: {file}"),
    "cli_written": ("已写入 {file}", "written: {file}"),
    "cli_graded": ("{title}（{edition}）：{count} 个对象，已评定 {graded}，信息不全 {incomplete}，无法评定 {not_assessable}", "{title} ({edition}): {count} subjects, {graded} graded, {incomplete} incomplete, {not_assessable} not assessable"),
    "cli_seal": ("封存号 {seal}（请与结果一同公布）", "seal {seal} (publish it with the results)"),
    "cli_remark": ("提示：{text}", "note: {text}"),
    "cli_verified": ("{file}：相符。{title}，基准日 {as_of}，{count} 个对象，逐项重新计算无差异", "{file}: agrees. {title}, as of {as_of}, {count} subjects, every figure recomputed"),
    "cli_published_seal": ("封存号 {seal}，请与公布的封存号对照", "seal {seal}; compare it with the published one"),
    "cli_differs": ("{file}：不符", "{file}: differs"),
    "cli_newer": ("提示：标准 {standard} 已有版次 {newer}，本结果按 {edition} 评定，仍然有效", "note: the standard {standard} has an edition {newer}; this result stands by {edition}"),
    "cli_no_change": ("两个标准没有差别", "the two standards do not differ"),
    "cli_imported": ("已写成草案 {file}，{count} 处须人工核对：", "written as a draft, {file}; {count} places need a person:"),
    "error_number": ("序号", "No."), "error_where": ("位置", "Where"), "error_item": ("指标", "Item"), "error_what": ("哪里不对，可以怎样填", "What is wrong, and what is allowed"),
}

# Between two editions: sentences in the order in which they are told, consequences first; then what fills them.
CHANGES: dict[str, tuple[str, str]] = {
    "standard_changed": ("两份不是同一个标准：{before} 与 {after}。", "These are two standards: {before} and {after}."),
    "subject_changed": ("评价对象由{before}改为{after}。", "It evaluated a {before}; now a {after}."),
    "mode_changed": ("评价方式由{before}改为{after}。", "The mode changed from {before} to {after}."),
    "total_changed": ("总分由 {before} 改为 {after}。", "The total changed from {before} to {after} points."),
    "ladder_changed": ("结果的表示由{before}改为{after}。", "The outcome changed from {before} to {after}."),
    "band_added": ("新增{band}：{needs}。", "Added: {band} ({needs})."),
    "band_removed": ("取消{band}（原为：{needs}）。", "Removed: {band} (it was {needs})."),
    "band_changed": ("{band}的要求由“{before}”改为“{after}”。", "What {band} needs changed from “{before}” to “{after}”."),
    "band_order_changed": ("等级的次序由 {before} 改为 {after}。", "The order of the bands changed from {before} to {after}."),
    "index_changed": ("指数的合成由“{before}”改为“{after}”。", "How the index is joined changed from “{before}” to “{after}”."),
    "class_added": ("新增类别“{title}”（{id}）。", "Class added: “{title}” ({id})."),
    "class_removed": ("取消类别“{title}”（{id}）。", "Class removed: “{title}” ({id})."),
    "class_changed": ("类别“{title}”的条件由“{before}”改为“{after}”。", "The class “{title}” needed “{before}”; now “{after}”."),
    "class_order_changed": ("类别的先后由 {before} 改为 {after}。", "The order of the classes changed from {before} to {after}."),
    "bonus_cap_changed": ("加分上限由{before}改为{after}。", "The bonus cap changed from {before} to {after}."),
    "section_added": ("新增板块 {id}“{title}”，满分 {points}。", "Section added: {id} “{title}”, {points} points."),
    "section_removed": ("取消板块 {id}“{title}”，原满分 {points}。", "Section removed: {id} “{title}”, which had {points} points."),
    "section_cap_changed": ("板块 {id}“{title}”的满分由 {before} 改为 {after}。", "Section {id} “{title}”: its points changed from {before} to {after}."),
    "section_mean_changed": ("板块 {id}“{title}”的平均方式由{before}改为{after}。", "Section {id} “{title}”: its mean changed from {before} to {after}."),
    "section_weight_changed": ("板块 {id}“{title}”的权重由 {before} 改为 {after}。", "Section {id} “{title}”: its weight changed from {before} to {after}."),
    "item_added": ("新增指标 {id}“{title}”（{section}，{role}，{worth}）。", "Item added: {id} “{title}” ({section}, {role}, {worth})."),
    "item_removed": ("取消指标 {id}“{title}”（{section}，{role}，{worth}）。", "Item removed: {id} “{title}” ({section}, {role}, {worth})."),
    "item_renumbered": ("指标“{title}”的编号由 {before} 改为 {after}。", "Item “{title}”: its id changed from {before} to {after}."),
    "item_moved": ("指标 {id}“{title}”由板块 {before_id}“{before}”移到 {after_id}“{after}”。", "Item {id} “{title}” moved from section {before_id} “{before}” to {after_id} “{after}”."),
    "role_changed": ("指标 {id}“{title}”由{before}改为{after}。", "Item {id} “{title}”: its role changed from {before} to {after}."),
    "points_changed": ("指标 {id}“{title}”的分值由 {before} 改为 {after}。", "Item {id} “{title}”: its points changed from {before} to {after}."),
    "weight_changed": ("指标 {id}“{title}”的权重由 {before} 改为 {after}。", "Item {id} “{title}”: its weight changed from {before} to {after}."),
    "method_changed": ("指标 {id}“{title}”的评分方法由“{before}”改为“{after}”。", "Item {id} “{title}”: its method changed from “{before}” to “{after}”."),
    "on_fail_changed": ("指标 {id}“{title}”不满足的后果由“{before}”改为“{after}”。", "Item {id} “{title}”: what failing does changed from “{before}” to “{after}”."),
    "applies_changed": ("指标 {id}“{title}”的适用条件由“{before}”改为“{after}”。", "Item {id} “{title}”: when it applies changed from “{before}” to “{after}”."),
    "metric_changed": ("指标 {id}“{title}”取数的统计指标由 {before} 改为 {after}。", "Item {id} “{title}”: its metric changed from {before} to {after}."),
    "suggested_by_changed": ("指标 {id}“{title}”的提示数据由 {before} 改为 {after}。", "Item {id} “{title}”: the metric that suggests it changed from {before} to {after}."),
    "evidence_changed": ("指标 {id}“{title}”的佐证由“{before}”改为“{after}”。", "Item {id} “{title}”: its proof changed from “{before}” to “{after}”."),
    "checked_by_changed": ("指标 {id}“{title}”的考核方式由“{before}”改为“{after}”。", "Item {id} “{title}”: how it is checked changed from “{before}” to “{after}”."),
    "responsible_changed": ("指标 {id}“{title}”的责任单位由“{before}”改为“{after}”。", "Item {id} “{title}”: who is responsible changed from “{before}” to “{after}”."),
    "fact_added": ("新增基本情况“{title}”（{id}，{kind}）。", "Fact added: “{title}” ({id}, {kind})."),
    "fact_removed": ("取消基本情况“{title}”（{id}，{kind}）。", "Fact removed: “{title}” ({id}, {kind})."),
    "fact_changed": ("基本情况“{title}”（{id}）由{before}改为{after}。", "Fact “{title}” ({id}) changed from {before} to {after}."),
    "party_added": ("新增责任单位“{title}”（{id}）。", "Party added: “{title}” ({id})."),
    "party_removed": ("取消责任单位“{title}”（{id}）。", "Party removed: “{title}” ({id})."),
    "status_changed": ("标准的性质由{before}改为{after}。", "The status changed from {before} to {after}."),
    "edition_changed": ("版次由 {before} 改为 {after}。", "The edition changed from {before} to {after}."),
    "source_changed": ("来源由“{before}”改为“{after}”。", "The source changed from “{before}” to “{after}”."),
    "outcome_word_changed": ("指标 {id}“{title}”的成效维度由{before}改为{after}。", "Item {id} “{title}”: its outcome word changed from {before} to {after}."),
    "serves_changed": ("指标 {id}“{title}”对应的国家标准条目由 {before} 改为 {after}。", "Item {id} “{title}”: the national criteria it serves changed from {before} to {after}."),
    "title_changed": ("标准的名称由“{before}”改为“{after}”。", "The title changed from “{before}” to “{after}”."),
    "band_title_changed": ("{band}的名称由“{before}”改为“{after}”。", "The title of {band} changed from “{before}” to “{after}”."),
    "class_title_changed": ("类别 {id} 的名称由“{before}”改为“{after}”。", "Class {id}: its title changed from “{before}” to “{after}”."),
    "section_title_changed": ("板块 {id} 的名称由“{before}”改为“{after}”。", "Section {id}: its title changed from “{before}” to “{after}”."),
    "item_title_changed": ("指标 {id} 的名称由“{before}”改为“{after}”。", "Item {id}: its title changed from “{before}” to “{after}”."),
    "means_changed": ("指标 {id}“{title}”各档的说明由“{before}”改为“{after}”。", "Item {id} “{title}”: what its levels mean changed from “{before}” to “{after}”."),
    "method_words_changed": ("指标 {id}“{title}”评分方法的用词由“{before}”改为“{after}”。", "Item {id} “{title}”: the words of its method changed from “{before}” to “{after}”."),
    "how_changed": ("指标 {id}“{title}”的评分说明由“{before}”改为“{after}”。", "Item {id} “{title}”: how it is evaluated changed from “{before}” to “{after}”."),
    "evidence_kinds_changed": ("指标 {id}“{title}”佐证的种类由“{before}”改为“{after}”。", "Item {id} “{title}”: the kinds of proof changed from “{before}” to “{after}”."),
    "fact_title_changed": ("基本情况 {id} 的名称由“{before}”改为“{after}”。", "Fact {id}: its title changed from “{before}” to “{after}”."),
    "party_title_changed": ("责任单位 {id} 的名称由“{before}”改为“{after}”。", "Party {id}: its title changed from “{before}” to “{after}”."),
    "note_changed": ("说明由“{before}”改为“{after}”。", "The note changed from “{before}” to “{after}”."),
    "section_order_changed": ("板块的次序由 {before} 改为 {after}。", "The order of the sections changed from {before} to {after}."),
    "item_order_changed": ("板块 {id} 中指标的次序由 {before} 改为 {after}。", "Section {id}: the order of its items changed from {before} to {after}."),
    "fact_order_changed": ("基本情况的次序由 {before} 改为 {after}。", "The order of the facts changed from {before} to {after}."),
    "party_order_changed": ("责任单位的次序由 {before} 改为 {after}。", "The order of the parties changed from {before} to {after}."),
    # what fills them
    "nothing": ("无", "none"),
    "community": ("社区", "community"), "compound": ("小区", "compound"), "company": ("企业", "company"),
    "division": ("行政区划", "division"), "country": ("国家", "country"),
    "checklist": ("清单", "checklist"), "points": ("积分", "points"), "index": ("指数", "index"),
    "official": ("正式标准", "official"), "sample": ("样例", "sample"),
    "ordinary": ("普通指标", "ordinary"), "must-have": ("前置条件", "must-have"), "bonus": ("加分项", "bonus"),
    "documents": ("资料", "documents"), "site": ("现场", "site"), "survey": ("问卷", "survey"), "system": ("系统", "system"),
    "arithmetic": ("算术平均", "arithmetic mean"), "geometric": ("几何平均", "geometric mean"),
    "worth": ("{points} 分", "{points} points"), "worth_nothing": ("不计分", "no points"),
    "ladder_stars": ("星级", "stars"), "ladder_grades": ("等级", "grades"), "ladder_pass": ("达标", "pass"), "ladder_index": ("指数", "an index"),
    "band_star": ("{name} 星", "{name} stars"), "band_grade": ("等级“{name}”", "the grade “{name}”"), "band_pass": ("达标", "the pass mark"),
    "needs_min": ("总分不低于 {min}", "at least {min} in total"),
    "needs_every_section": ("每个板块得分比例不低于 {share}", "at least {share} of every section"),
    "needs_section": ("板块 {section} 得分比例不低于 {share}", "at least {share} of section {section}"),
    "needs_no_bad_entry": ("没有不良记录", "no bad entry"),
    "needs_star": ("不低于 {star} 星", "at least {star} stars"),
    "index_outcome": ("{mean}，乘 {scale}，保留 {digits} 位小数", "{mean}, times {scale}, {digits} decimals"),
    "fail_star": ("星级最高 {star}", "{star} stars at most"), "fail_grade": ("等级最高“{grade}”", "the grade “{grade}” at most"),
    "fail_class": ("归入“{title}”", "the class “{title}”"), "fail_not_passed": ("不达标", "not passed"),
    "proof": ("{documents} 份", "{documents} documents"), "proof_valid": ("{documents} 份，{months} 个月内有效", "{documents} documents, good for {months} months"),
    "when_is": ("{fact}：是", "{fact}: yes"), "when_is_not": ("{fact}：否", "{fact}: no"),
    "when_one_of": ("{fact}为 {choices} 之一", "{fact} is one of {choices}"), "when_number": ("{fact} {bounds}", "{fact} {bounds}"),
    "at_least": ("不小于 {number}", "at least {number}"), "at_most": ("不大于 {number}", "at most {number}"),
    "method_binary": ("做到得满分，否则不得分", "all points or none"),
    "method_levels": ("分档 {levels}", "levels {levels}"),
    "method_deduct": ("每{unit}扣 {per} 分", "{per} off for each ({unit})"),
    "method_count": ("{of} {unit}得满分，不足按比例", "{of} ({unit}) for all points, fewer in proportion"),
    "method_measured": ("按{unit}计（{line}；没有可评的{empty}；{least}）", "by the {unit} ({line}; nothing to measure: {empty}; {least})"),
    "method_events": ("按记录计，最低 {lowest}（{kinds}）", "by entries, not below {lowest} ({kinds})"),
    "method_index": ("目标值 {low} 至 {high}，{scale}", "goalposts {low} to {high}, {scale}"),
    "line_point": ("{value}→{share}", "{value}→{share}"),
    "unit_share": ("比例", "share"), "unit_number": ("数值", "value"),
    "empty_not_applicable": ("不适用", "not applicable"), "empty_award": ("得满分", "all points"), "empty_unknown": ("算未知", "unknown"),
    "least_sample": ("样本不少于 {number}", "at least {number} in the sample"), "any_sample": ("样本数不限", "any sample"),
    "event_kind": ("{title} {points} 分 {months} 个月", "{title} {points} points {months} months"),
    "scale_linear": ("线性", "linear"), "scale_log": ("对数", "logarithmic"),
    "kind_yes_no": ("是否", "yes or no"), "kind_whole": ("整数", "whole number"), "kind_decimal": ("数字", "number"),
    "kind_choice": ("选项（{choices}）", "choice ({choices})"),
}
# fmt: on

_WANTED = {
    "text": ("文字（数字样的文字请加引号）", "text (quote it if it looks like a number)"),
    "whole_number": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "true_or_false": ("true 或 false", "true or false"),
    "list": ("列表", "a list"),
    "mapping": ("映射（键: 值）", "a mapping (key: value)"),
}


def say(code: str, lang: str, **fields: object) -> str:
    """Return the words of a code. Raises KeyError if there are none."""
    return _fill(WORDS[code], lang, fields)


def describe(fault: Fault, lang: str) -> str:
    """Return one line about a fault: where it is, what is wrong, what is allowed."""
    where = place_text(fault.place, lang)
    text = sentence(fault, lang)
    return f"{where}{'：' if lang == 'zh' else ': '}{text}" if where else text


def sentence(fault: Fault, lang: str) -> str:
    """Return what is wrong and what is allowed, without the place."""
    fields = dict(fault.fields)
    if fault.code == "unknown_key":
        near = fields.get("near")
        fields["near_zh"] = f"，是不是“{near}”" if near else ""
        fields["near_en"] = f"; did you mean “{near}”?" if near else ""
    if fault.code == "decision_idle":
        fields["state_zh"], fields["state_en"] = WORDS[f"state_{fields['state']}"]
    if fault.code == "wrong_type":
        wanted = str(fields["wanted"])
        fields["wanted_zh"], fields["wanted_en"] = _WANTED.get(wanted, (wanted, wanted))
    return _fill(FAULTS[fault.code], lang, fields)


def place_text(place: Place, lang: str) -> str:
    """Return where something stands: file:line, sheet!cell, item."""
    parts = []
    if place.file:
        parts.append(f"{place.file}:{place.line}" if place.line else place.file)
    if place.sheet:
        parts.append(f"{place.sheet}!{place.cell}" if place.cell else place.sheet)
    if place.item:
        parts.append(f"指标 {place.item}" if lang == "zh" else f"item {place.item}")
    return " ".join(parts)


def _fill(pair: tuple[str, str], lang: str, fields: dict[str, object]) -> str:
    return pair[LANGUAGES.index(lang)].format_map({key: _shown(value, lang) for key, value in fields.items()})


_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def _shown(value: object, lang: str) -> str:
    """A field as text; what would steer a terminal or turn the direction of writing is shown as a box."""
    return _UNSEEN.sub("\ufffd", _text(value, lang))


def _text(value: object, lang: str) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Text):
        return value.zh if lang == "zh" else value.en
    if isinstance(value, list | tuple):
        return ("、" if lang == "zh" else ", ").join(_text(part, lang) for part in value) or "-"
    return str(value)
