// Who is voted on in the booth's tests, and by what. All people are invented.
import type { ListToVoteOn } from './booth-server.ts';

export const criteria = [
  {
    title: 'Phẩm chất chính trị, đạo đức, lối sống',
    items: [
      'Lòng trung thành với Đảng, với Tổ quốc và Nhân dân; ý thức chấp hành đường lối của Đảng, pháp luật của Nhà nước.',
      'Tinh thần đấu tranh tự phê bình và phê bình; đoàn kết nội bộ, giữ gìn kỷ luật.',
      'Đạo đức, lối sống của bản thân và gia đình; sự gương mẫu, liêm khiết.',
      'Kết quả khắc phục hạn chế, khuyết điểm.',
      'Tinh thần trách nhiệm trong công việc.',
    ],
  },
  {
    title: 'Năng lực và kết quả thực hiện nhiệm vụ',
    items: [
      'Kết quả thực hiện chức trách, nhiệm vụ được giao.',
      'Năng lực lãnh đạo, chỉ đạo, điều hành.',
      'Tinh thần đổi mới, sáng tạo; khả năng quy tụ, đoàn kết cán bộ.',
    ],
  },
];

/** Invented people with names and posts as they are in life: short, long, alike. */
export function inventedPeople(count: number): ListToVoteOn['people'] {
  const names = [
    'Nguyễn Thị Ánh Tuyết',
    'Trần Văn Đức',
    'Lê Hòa',
    'Phạm Nguyễn Hoàng Thiên Ngọc Phương',
    'Đặng Quốc Bình',
    'Hoàng Thị Ngọc Diễm',
    'Trần Văn Đức',
    'Vũ Đình Khôi',
  ];
  const posts = [
    'Bí thư Đảng ủy, Chủ tịch Hội đồng trường',
    'Phó Hiệu trưởng',
    'Trưởng khoa Lâm nghiệp',
    'Viện trưởng Viện Nghiên cứu và Phát triển Lâm nghiệp bền vững miền núi phía Bắc',
    'Trưởng phòng Tổ chức - Cán bộ',
    'Chủ tịch Công đoàn Trường',
    'Giám đốc Trung tâm Tin học, Ngoại ngữ',
    'Bí thư Đoàn Thanh niên',
  ];
  return Array.from({ length: count }, (_, at) => ({
    name: names[at % names.length] ?? '',
    position: posts[at % posts.length] ?? '',
  }));
}
