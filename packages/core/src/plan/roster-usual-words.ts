// Words of Vietnamese names, posts and units. They tell which of two readings of a text is the likelier one, and are never used to judge
// a name: "Thò" and "Thị" can both be written, but nobody is called "Thò".

const lines = [
  // Names.
  'ái an án ân ánh ấn ẩn âu ba bá bách bái bạch bảo bảy bằng bắc bân bé bế bích biên biểu bính bình bổn bông bội bùi bưởi bửu cao cát căn cẩm cảnh cẩn cần châu chân chấn chí chiến chinh chính chu chúc chung chuẩn',
  'chuyên chương chử cơ công cúc cung cừ cù cự cường dân dần diễm diên diễn diện diệp diệu doãn doanh du dũng dụng duy duyên duyệt dư dưỡng dương đa đài đàm đạm đan đào đảo đạo đạt đắc đăng đằng đặng đậu đệ điềm',
  'điền điển điệp điểu đinh đính đình định đoài đoàn đoan độ đôn đông đồng đổng đới đức đường gia giác giang giáp giàu hà hạ hải hàn hán hạnh hảo hào hằng hân hậu hiên hiến hiền hiển hiệp hiếu hiệu hồ hoa hoà hòa',
  'hoạch hoài hoàn hoan hoàng hoạt hồi hội hồng hợi hợp huân huấn huệ hùng huy huyên huyền huỳnh hưng hương hường hướng hữu hỷ kha khả khải khang kháng khanh khánh khâm khiêm khiết khoa khoá khóa khoan khôi khuê',
  'khuyên khương kiên kiếm kiểm kiệm kiệt kiều kính kỳ kỷ ký la lạc lài lại lam lành lân lâm lê lễ lệ lịch liêm liên liễu linh lĩnh loan long lộc lợi lụa luân luận lục lũy luyến lư lữ lực lương lưỡng lượng lưu lý lí',
  'mã mạc mai mạnh mão mận mẫn mậu mến minh mộng mơ mùi mỹ mỵ nam năm nga ngà ngạn ngân nghi nghị nghĩa nghiêm nghiệp ngô ngọ ngoan ngọc nguyên nguyễn nguyện nguyệt ngữ nhã nhàn nhân nhẫn nhâm nhất nhật nhi nhị',
  'nhiên nhung như nhường nhượng nội nông nữ nương oanh oánh ông phan phạm phát phê phi phong phó phòng phổ phú phúc phùng phụng phước phương phượng quách quân quản quang quảng quế quốc quý quí quyên quyền quyết',
  'quyến quỳnh sa sang sáng san sâm sắc sĩ sỹ sim sinh soạn sơn sửu sử sự sương tạ tài tam tâm tấn tân tần tất tây tăng tặng thạch thái thám thảnh thành thạnh thảo thạo thắm thắng thăng thanh thao thân thâm thập',
  'thật thể thế thêm thi thị thìn thịnh thiên thiện thiềm thiệu thoa thoại thoan thông thống thơ thơm thới thời thu thuần thuấn thuận thúc thục thuý thúy thùy thuỳ thủy thuỷ thụy thuyên thuyết thư thứ thương thường',
  'thưởng thức ti tý tỵ tiêm tiên tiến tiếp tiệp tiềm tiển tiêu tín tính tình tịnh tĩnh toán toàn toản tô tố tôn tống trà trác trạch trang tráng trâm trầm trân trần tri trí trị triết triển triệu trinh trịnh trọng',
  'trúc trung trụ truyền trực trưng trương trường trưởng tú tuân tuấn tuất tuệ tùng tuy tuyên tuyến tuyền tuyển tuyết tư tứ từ tự tửu tường tưởng tựu út ước ứng ưng uy uyên vàng vạn văn vân vệ vi vĩ vị viên viễn',
  'viết việt vinh vĩnh võ vọng vũ vụ vui vương vượng vỹ xuân xuyên xuyến xứng ý ỷ yên yến',
  // Names of other peoples of the north.
  'bàn bẩy cà cầm chảo chớ cứ dế dính đèo giàng giàn hảng hờ khà lầu lìm lò lừu lường mè mí mó mùa nủ páo phàn phừ pó quàng sáu sẻo sìn só sò sùng tẩn tếnh thào tòng tráng vì vừ xồng',
  // Posts and units.
  'bản ban bí bị bộ bổ bồi bút cá cán cấp chánh chăn chấp chất chế chi chỉ chủ chức chuyển chứng cố cơ cụ cục cứu cựu dạy dẫn dịch dục dưỡng đại đai đàn đảng đáng đào đất đầu đề địa điều đoàn đối đốc động',
  'gái giá giám giáo giao giới giữ gốc gồm hành hạch hậu hệ hiệu hình hoá hóa hoạt học họ hộ huấn hưởng kế kết khảo khám khí khoản khối khởi không kiến kiểm kinh kỹ kỳ làm lao lập lãnh liệu lối lớp luật lực mầm',
  'mềm môi môn mặt mức mạng nâng ngành ngoại nghệ nghiên nghiệm nghiệp nghề ngữ nhạc nhà nhiệm niên nông nuôi nước núi ốc pháp phân phái phán phẩm phần phiên phòng phó phục phụ phối phố quan quán quản quần quyền ra rừng',
  'sách sản sát sau số sổ sở sư sức tác tạo tập tế tham thanh thẩm thất thể thi thí thiết thiếu thoát thôn thổ thuật thuế thú thủ thực ti tiểu tin tích tổ tổng tốt tộc trách trại trạm tra trình trị tuyên từ tư tùng túc',
  'ủy uỷ ứng vấn vật về viện việc vụ vực xã xá xây xuất xử yếu y một nhất hai ở và của các cho cô có chưa chị với',
];
const usual = new Set(lines.flatMap((line) => line.split(' ')));

export function isUsual(word: string): boolean {
  return usual.has(word.normalize('NFC').toLowerCase());
}
