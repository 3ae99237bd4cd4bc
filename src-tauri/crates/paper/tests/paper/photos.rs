//! Photos on paper: where they stand, how large their files are, and what becomes of one that cannot be read.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use paper::{Item, Laid, Mm, PageSetup, Photo, Photos, layout};

use crate::{everything, form};

/// A picture as large as a telephone takes, or another one.
fn file(width: u32, height: u32) -> Vec<u8> {
    let shade = |x, y| Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90]);
    written(RgbImage::from_fn(width, height, shade).into(), ImageFormat::Jpeg)
}

fn written(picture: DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn photos(files: &[Vec<u8>]) -> Photos {
    let photo = |(at, file): (usize, &Vec<u8>)| Photo { file: file.clone(), caption: format!("现场{at}") };
    Photos { photos: files.iter().enumerate().map(photo).collect(), scans: false }
}

/// Left, top, width and height in mm of every photo of a page, and its pixels.
fn placed(laid: &Laid) -> Vec<(f64, f64, f64, f64, u32, u32)> {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let mm = |points: f64| (paper::Pt(points).mm() * 10.0).round() / 10.0;
    let picture = |item: &Item| match item {
        Item::Picture { x, y, width, height, raster } => {
            Some((mm(*x), mm(*y), mm(*width), mm(*height), raster.width, raster.height))
        }
        _ => None,
    };
    items.filter_map(picture).collect()
}

#[test]
fn two_stand_in_a_row_and_no_file_is_larger_than_its_place_needs() {
    let files = [file(4000, 3000), file(3000, 4000), file(320, 240)];
    let laid = layout(&form(vec![photos(&files).into()]));
    let found = placed(&laid);
    let setup = PageSetup::form();
    let half = (setup.measure().0 - 6.0) / 2.0;
    let [wide, tall, small] = found.as_slice() else { panic!("three photos: {found:?}") };
    assert!((wide.2 - half).abs() < 0.2, "half of the type area, but for the white between: {wide:?}");
    assert!((tall.3 - wide.3).abs() < 0.2, "an upright one is as high as the one beside it: {tall:?}");
    assert!(tall.0 > wide.0 + half, "and stands beside it: {tall:?}");
    assert!(small.1 > wide.1 + wide.3, "the third begins a row: {small:?}");
    let dots = |mm: f64| (mm / 25.4 * 200.0).ceil() as u32 + 2;
    assert!(wide.4 <= dots(wide.2) && tall.5 <= dots(tall.3), "200 dots to the inch: {found:?}");
    assert_eq!((small.4, small.5), (320, 240), "nothing is made up for a small one");
    assert!(everything(&laid).contains("现场2"), "each has its caption");
    let bytes = laid.write_pdf().unwrap();
    let before: usize = files.iter().map(Vec::len).sum();
    assert!(bytes.len() < before.min(400_000), "{} bytes of paper for {before} of photos", bytes.len());
}

#[test]
fn the_pdf_holds_each_photo_once_as_it_was_and_always_the_same() {
    let one = file(800, 600);
    let document = form(vec![photos(&[one.clone(), one.clone(), file(600, 600)]).into()]);
    let bytes = layout(&document).write_pdf().unwrap();
    assert_eq!(bytes, layout(&document).write_pdf().unwrap(), "the same photos give the same bytes");
    for bytes in [bytes, layout(&document).write_pdf_a().unwrap()] {
        let pdf = lopdf::Document::load_mem(&bytes).unwrap();
        let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
        let named = |stream: &lopdf::Stream, key: &[u8], name: &[u8]| {
            stream.dict.get(key).and_then(|kind| kind.as_name()).is_ok_and(|kind| kind == name)
        };
        let images: Vec<_> = streams.filter(|stream| named(stream, b"Subtype", b"Image")).collect();
        assert_eq!(images.len(), 2, "the one that stands twice is embedded once");
        for stream in images {
            assert!(named(stream, b"Filter", b"DCTDecode"), "JPEG as it is");
            let jpeg = image::load_from_memory(&stream.content).unwrap();
            let width = i64::from(jpeg.width());
            assert_eq!(stream.dict.get(b"Width").unwrap().as_i64().unwrap(), width, "and says its size");
        }
    }
}

#[test]
fn one_alone_stands_in_the_middle_on_white() {
    let clear = RgbaImage::from_pixel(400, 300, Rgba([0, 0, 0, 0]));
    let png = written(DynamicImage::ImageRgba8(clear), ImageFormat::Png);
    let laid = layout(&form(vec![photos(&[png]).into()]));
    let found = placed(&laid)[0];
    let setup = PageSetup::form();
    let middle = setup.inner.0 + setup.measure().0 / 2.0;
    assert!((found.0 + found.2 / 2.0 - middle).abs() < 0.2, "in the middle of the type area: {found:?}");
    assert_eq!(found.2, Mm(120.0).0, "as wide as a print");
    let items = laid.pages[0].items.iter();
    let mut raster =
        items.filter_map(|item| if let Item::Picture { raster, .. } = item { Some(raster) } else { None });
    let picture = image::load_from_memory(&raster.next().unwrap().jpeg).unwrap().into_rgb8();
    assert!(picture.get_pixel(9, 9).0.iter().all(|part| *part > 250), "what is clear is paper, not ink");
}

#[test]
fn one_that_cannot_be_read_leaves_its_frame_and_says_so() {
    let laid = layout(&form(vec![photos(&[b"no photo".to_vec(), file(400, 300)]).into()]));
    assert_eq!(placed(&laid).len(), 1, "the other one is printed");
    assert!(everything(&laid).contains("现场0〔照片读不出来〕"), "{}", everything(&laid));
    laid.write_pdf().unwrap();
}

#[test]
fn word_has_the_photos_excel_has_none() {
    let document = form(vec![photos(&[file(400, 300), file(300, 400)]).into()]);
    let mut zip = zip::ZipArchive::new(Cursor::new(document.write_docx().unwrap())).unwrap();
    let names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(names.contains(&"word/media/picture2.jpg".to_owned()), "both lie in the file: {names:?}");
    let mut main = String::new();
    std::io::Read::read_to_string(&mut zip.by_name("word/document.xml").unwrap(), &mut main).unwrap();
    assert!(main.contains("现场1") && main.matches("<pic:pic").count() == 2, "with their captions");
    assert!(document.write_xlsx().is_err(), "photos alone are no table");
}
